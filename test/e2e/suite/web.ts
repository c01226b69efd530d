import * as vscode from "vscode";
import type { SuiteResult } from "../suite-result.js";
import { webResultMark } from "../web-result-mark.js";
import { answerOf, eventually, findings, ownDiagnostics } from "./editor.js";

const slowGuest = `<domain type='kvm'>
  <name>db1</name>
  <memory unit='GiB'>4</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writethrough'/>
      <source dev='/dev/vg0/db1'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

/** What must hold where the extension and its server are workers of a browser. In order. */
const cases: Readonly<Record<string, () => Promise<void>>> = {
  "it is the browser's entry that runs": async () => {
    const extension = vscode.extensions.getExtension("virt-latency.virt-latency");
    equal(extension?.extensionKind, vscode.ExtensionKind.UI);
    await extension?.activate();
    equal("importScripts" in globalThis, true);
  },

  "a new document has its findings, and a fix mends one": async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "libvirt-xml",
      content: slowGuest,
    });
    await vscode.window.showTextDocument(document);
    const [finding] = await findings(document, "domain/disk-cache-writethrough");
    if (finding === undefined) throw new Error("There is no finding.");
    equal(document.getText(finding.range), "writethrough");
    const edit = await eventually("the quick fix", async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title }) => title.startsWith("Use cache='none'"))?.edit;
    });
    equal(await vscode.workspace.applyEdit(edit), true);
    equal(document.getText(), slowGuest.replace("writethrough", "none"));
    await eventually("the finding's end", () =>
      ownDiagnostics(document, "domain/disk-cache-writethrough").length === 0 ? true : undefined,
    );
  },

  "a file of the workspace is judged with its folder's configuration": async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error("No folder is open.");
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder.uri, "quiet/quiet-guest.xml"),
    );
    await vscode.window.showTextDocument(document);
    await findings(document, "domain/iothread-unused");
    equal(ownDiagnostics(document, "domain/disk-cache-writethrough").length, 0);
  },

  "a rule's page is there without a network": async () => {
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.parse("virt-latency-rule:/domain/disk-cache-writethrough.md"),
    );
    equal(page.getText().includes("\n# domain/disk-cache-writethrough"), true);
  },

  "hover gives a rule's reason from its page": async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "libvirt-xml",
      content: slowGuest,
    });
    const [finding] = await findings(document, "domain/disk-cache-writethrough");
    if (finding === undefined) throw new Error("There is no finding.");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      finding.range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))
      .join("\n");
    equal(text.includes("domain/disk-cache-writethrough"), true);
  },

  "the tools for assistants answer there too": async () => {
    const rule = "domain/disk-cache-writethrough";
    const found = await answerOf("virt-latency_lint_text", { text: slowGuest });
    equal(found.includes(`"rule":"${rule}"`) || found.includes(`"rule": "${rule}"`), true);
    const page = await answerOf("virt-latency_explain_rule", { rule });
    equal(page.startsWith(`# ${rule}\n`), true);
  },
};

/** Called by the worker's extension host through `extensionTestsPath`; the console is its only way out. */
export async function run(): Promise<void> {
  const outcomes: SuiteResult["cases"] = [];
  for (const [name, check] of Object.entries(cases)) {
    const started = Date.now();
    const error = await check().then(
      () => undefined,
      (failure: unknown) =>
        failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
    );
    const milliseconds = Date.now() - started;
    outcomes.push({ name, milliseconds, ...(error === undefined ? {} : { error }) });
  }
  const result: SuiteResult = {
    vscode: vscode.version,
    appHost: vscode.env.appHost,
    cases: outcomes,
    notes: [],
  };
  console.log(webResultMark + JSON.stringify(result));
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length.toString()} case(s) failed`);
}

function equal(actual: unknown, expected: unknown): void {
  if (actual === expected) return;
  throw new Error(`${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
}
