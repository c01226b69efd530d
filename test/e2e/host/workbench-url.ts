import type { RunningServer } from "./server.js";

/** What the workbench opens and runs. */
export interface WorkbenchOptions {
  /** A folder, or a file `*.code-workspace` that names several. */
  readonly folder: string;
  readonly extensionDevelopmentPaths?: readonly string[];
  /** A CommonJS file whose `run` the extension host calls. */
  readonly extensionTestsPath?: string;
}

/** The address of a server's workbench; every path is one of this machine. */
export function workbenchUrl(server: RunningServer, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://${server.authority}${file}`;
  const payload = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
    ...(options.extensionDevelopmentPaths ?? []).map((folder) => [
      "extensionDevelopmentPath",
      remote(folder),
    ]),
  ];
  if (options.extensionTestsPath !== undefined) {
    payload.push(["extensionTestsPath", remote(options.extensionTestsPath)]);
  }
  const kind = options.folder.endsWith(".code-workspace") ? "workspace" : "folder";
  const query = new URLSearchParams({
    [kind]: remote(options.folder),
    payload: JSON.stringify(payload),
  });
  return `http://${server.authority}/?${query.toString()}`;
}
