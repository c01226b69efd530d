import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, findings, ownDiagnostics } from "./editor.js";

/** What somebody can do who has no file yet. */
export const newcomerCases: Readonly<Record<string, () => Promise<void>>> = {
  "an example opens as a new document, is checked, and what is safe is fixed": async () => {
    await vscode.commands.executeCommand("virtLatency.openExample", "guest");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor?.document.isUntitled);
    const { document } = editor;
    assert.equal(document.languageId, "libvirt-xml");
    assert.equal((await findings(document, "domain/disk-io-threads")).length, 1);
    await vscode.commands.executeCommand("virtLatency.fixAll");
    assert.match(
      document.getText(),
      /<driver name='qemu' type='raw' cache='none' io='native' iothread='1'\/>/,
    );
    await eventually("the finding's end", () =>
      ownDiagnostics(document, "domain/disk-io-threads").length === 0 ? true : undefined,
    );
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  },

  "so does a nova.conf": async () => {
    await vscode.commands.executeCommand("virtLatency.openExample", "nova");
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.languageId, "nova-conf");
    assert.ok((await findings(document, "nova/line-swallowed")).length > 0);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  },
};
