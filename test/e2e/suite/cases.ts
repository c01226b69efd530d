import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as v from "valibot";
import * as vscode from "vscode";
import { eventually, findings, ownDiagnostics } from "./editor.js";

/** What a case can tell besides having passed. */
export interface SuiteContext {
  /** For what a person wants to know though nothing failed, such as a retry. */
  note(text: string): void;
}

const extensionId = "virt-latency.virt-latency";

/** What must hold in every VS Code, with test/e2e/workspace as the open folder. In order: a later one may edit a file. */
export const cases: Readonly<Record<string, (context: SuiteContext) => Promise<void>>> = {
  "the extension is there and starts": async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  },

  "every command of the manifest exists": async () => {
    const manifest = v.parse(
      v.object({
        contributes: v.object({ commands: v.array(v.object({ command: v.string() })) }),
      }),
      extension().packageJSON,
    );
    const promised = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(promised.includes("virtLatency.benchmarkVm"));
    assert.deepEqual(
      promised.filter((command) => !registered.has(command)),
      [],
    );
  },

  "a slow guest has its findings, in the right places": async () => {
    const document = await show("slow-guest.xml");
    const found = await findings(document, "domain/disk-cache-writethrough");
    assert.deepEqual(
      found.map(({ range, severity }) => [document.getText(range), severity]),
      [["writethrough", vscode.DiagnosticSeverity.Warning]],
    );
    assert.equal((await findings(document, "domain/iothread-unused")).length, 1);
  },

  "a quick fix changes just what it names, also in the saved file": async (context) => {
    const document = await show("slow-guest.xml");
    const before = fs.readFileSync(document.fileName);
    const [finding] = await findings(document, "domain/disk-cache-writethrough");
    assert.ok(finding);
    let requests = 0;
    // The first request after a change can come back empty: VS Code cancels it when anything touches the document.
    const edit = await eventually("the quick fix", async () => {
      requests++;
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title }) => title.startsWith("Use cache='none'"))?.edit;
    });
    if (requests > 1) context.note(`the quick fix needed ${requests.toString()} requests`);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(await document.save(), true);
    const expected = before.toString("utf8").replace("cache='writethrough'", "cache='none'");
    assert.deepEqual(fs.readFileSync(document.fileName), Buffer.from(expected, "utf8"));
    await eventually("the finding's end", () =>
      ownDiagnostics(document, "domain/disk-cache-writethrough").length === 0 ? true : undefined,
    );
  },

  "nova.conf has its language and its findings": async () => {
    const document = await show("nova.conf");
    assert.equal(document.languageId, "nova-conf");
    assert.equal((await findings(document, "nova/images-qcow2-thin")).length, 1);
  },

  "the lens over [libvirt] opens the XML that Nova writes, which follows the file": async () => {
    const document = await show("nova.conf");
    const lens = await eventually("the lens", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
      );
      return lenses.find(({ command }) => command?.title === "Disk XML that Nova writes");
    });
    assert.equal(document.lineAt(lens.range.start.line).text, "[libvirt]");
    assert.ok(lens.command);
    const { command, arguments: values = [] } = lens.command;
    await vscode.commands.executeCommand(command, ...(values as unknown[]));
    const xml = await eventually("the XML", () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "virt-latency-effective"),
    );
    assert.match(xml.getText(), /<driver name='qemu' type='qcow2' cache='writethrough'\/>/);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf("qcow2");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + 5));
    edit.replace(document.uri, range, "raw");
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await eventually("the changed XML", () =>
      xml.getText().includes("<driver name='qemu' type='raw' cache='writethrough'/>")
        ? true
        : undefined,
    );
    assert.deepEqual(ownDiagnostics(xml), []);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  },

  "a file that is not open has findings while the setting says so": async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, "no folder is open");
    const file = vscode.Uri.joinPath(folder.uri, "closed-guest.xml");
    fs.copyFileSync(path.join(folder.uri.fsPath, "slow-guest.xml"), file.fsPath);
    const rules = (): readonly unknown[] =>
      vscode.languages
        .getDiagnostics(file)
        .map(({ code }) => (typeof code === "object" ? code.value : code));
    assert.deepEqual(rules(), []);
    const settings = vscode.workspace.getConfiguration("virtLatency");
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update("diagnostics", "workspace", Workspace);
    await eventually("findings in the closed file", () =>
      rules().includes("domain/iothread-unused") ? true : undefined,
    );
    const text = fs.readFileSync(file.fsPath, "utf8");
    fs.writeFileSync(file.fsPath, text.replace("<iothreads>1</iothreads>", ""));
    await eventually("the change on the disk", () =>
      rules().length > 0 && !rules().includes("domain/iothread-unused") ? true : undefined,
    );
    // Opened and closed again, it has the same findings, once.
    const before = rules();
    await show("closed-guest.xml");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    // VS Code keeps the document for a while; what is shown of it must not wait for that.
    await eventually("the closed tab", () =>
      vscode.window.tabGroups.all.every(({ tabs }) =>
        tabs.every(({ label }) => label !== "closed-guest.xml"),
      )
        ? true
        : undefined,
    );
    assert.deepEqual(rules(), before);
    fs.rmSync(file.fsPath);
    await eventually("the end of the file's findings", () =>
      rules().length === 0 ? true : undefined,
    );
    await settings.update("diagnostics", undefined, Workspace);
  },

  "XML that is not libvirt's is left alone": async () => {
    const document = await show("other.xml");
    // A finding in the file opened after it says that the server has been through this one.
    await findings(await show("nova.conf"), "nova/images-qcow2-thin");
    assert.deepEqual(ownDiagnostics(document), []);
  },
};

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found, `${extensionId} is not installed`);
  return found;
}

async function show(name: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, "no folder is open");
  const file = vscode.Uri.file(path.join(folder.uri.fsPath, name));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}
