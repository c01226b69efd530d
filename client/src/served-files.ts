import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ClientFileParams,
  type ClientFolderParams,
  type RulePageParams,
  listFolderFromClient,
  readFileFromClient,
  rulePageFromClient,
} from "../../server/src/protocol.js";
import { readRulePage } from "./rule-pages.js";

/** The server's own limit for the files that it reads beside documents. */
const largestFile = 8 * 1024 * 1024;

/**
 * Answers a server that cannot read by itself: one in a browser, or one that is asked about files that are not on
 * a disk. Only what lies in the workspace is given out, and no symbolic link is followed.
 */
export function serveFiles(
  client: BaseLanguageClient,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(readFileFromClient, ({ uri }: ClientFileParams) => readText(uri)),
    client.onRequest(listFolderFromClient, ({ uri }: ClientFolderParams) => listFiles(uri)),
    client.onRequest(rulePageFromClient, async ({ rule }: RulePageParams) => {
      return (await readRulePage(extensionUri, rule)) ?? null;
    }),
  );
}

async function readText(address: string): Promise<string | null> {
  const uri = vscode.Uri.parse(address);
  if (!isInWorkspace(uri)) return null;
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > largestFile) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // There need not be any: the server looks for files in many places.
    return null;
  }
}

async function listFiles(address: string): Promise<string[] | null> {
  const uri = vscode.Uri.parse(address);
  if (!isInWorkspace(uri)) return null;
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
  } catch {
    return null;
  }
}

function isInWorkspace(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}
