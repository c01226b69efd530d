import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import type { WorkspaceDocumentDiagnosticReport } from "vscode-languageserver/node";
import { nodeWorkspace } from "../../server/src/lsp/node-workspace.js";
import type { WorkspaceFiles } from "../../server/src/lsp/workspace/files.js";
import { TestClient, type TestClientOptions, modernEditor } from "./lsp-client.js";

/** Settings that have the whole workspace checked. */
export const all = { diagnostics: "workspace" };

/** What is found in `guestWithFinding`. */
export const rule = "domain/suppression-unused";

/** A guest with one finding, of `domain/suppression-unused` at its first line. */
export const guestWithFinding =
  "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<domain/>\n";
export const guestWithoutFinding = "<domain/>\n";

/** A folder on the disk, which is gone after the tests of the file. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), "virt-latency-workspace-"));
  readonly uri = pathToFileURL(this.path).href;

  constructor(files: Readonly<Record<string, string | Buffer>> = {}) {
    after(() => {
      rmSync(this.path, { recursive: true, force: true });
    });
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(this.pathOf(name)), { recursive: true });
    writeFileSync(this.pathOf(name), content);
  }

  remove(name: string): void {
    rmSync(this.pathOf(name), { recursive: true });
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  uriOf(name: string): string {
    return pathToFileURL(this.pathOf(name)).href;
  }
}

/** The disk as the server looks through it, and what it did there. */
export class RecordedFiles implements WorkspaceFiles {
  readonly listed: string[] = [];
  readonly reads: { readonly uri: string; readonly bytes: number }[] = [];
  /** Called before a file is read, to force what happens meanwhile. */
  beforeRead: (uri: string) => void = () => undefined;

  reasonToLeave(folder: string): Promise<string | undefined> {
    return nodeWorkspace.reasonToLeave(folder);
  }

  list(folder: string, root: string): ReturnType<WorkspaceFiles["list"]> {
    this.listed.push(folder);
    return nodeWorkspace.list(folder, root);
  }

  state(uri: string): ReturnType<WorkspaceFiles["state"]> {
    return nodeWorkspace.state(uri);
  }

  read(uri: string, bytes: number): Promise<Uint8Array | undefined> {
    this.beforeRead(uri);
    this.reads.push({ uri, bytes });
    return nodeWorkspace.read(uri, bytes);
  }
}

/** An editor with one folder open, over a server that reads the disk and has it recorded. */
export async function start(
  folder: TestFolder,
  settings: (uri: string | undefined) => unknown = () => all,
  more: TestClientOptions = {},
): Promise<{ readonly client: TestClient; readonly disk: RecordedFiles }> {
  const disk = new RecordedFiles();
  const client = await TestClient.start({
    capabilities: modernEditor,
    folders: [folder.uri],
    onDisk: true,
    workspaceFiles: disk,
    settings,
    ...more,
  });
  return { client, disk };
}

/** The rules that are reported in files, by their names below a folder; or "unchanged". */
export function byName(
  folder: TestFolder,
  items: readonly WorkspaceDocumentDiagnosticReport[],
): Record<string, unknown> {
  return Object.fromEntries(
    items.map((item) => [
      decodeURIComponent(item.uri.slice(folder.uri.length + 1)),
      item.kind === "full" ? item.items.map(({ code }) => code) : item.kind,
    ]),
  );
}
