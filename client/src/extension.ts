/* The entry where there are processes: a desktop, or a server of VS Code. */
import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import { applyToHypervisor } from "./commands/apply-to-hypervisor.js";
import { auditVm } from "./commands/audit-vm.js";
import { benchmarkVm } from "./commands/benchmark-vm.js";
import { compareRuns } from "./commands/compare-runs.js";
import { openRun } from "./commands/open-run.js";
import { start } from "./start.js";

export function activate(context: vscode.ExtensionContext): void {
  start(context, {
    place: "process",
    createClient: (options) => nodeClient(context.extensionUri, options),
    commands: [applyToHypervisor, auditVm, benchmarkVm, compareRuns, openRun],
  });
}

function nodeClient(extensionUri: vscode.Uri, options: LanguageClientOptions): LanguageClient {
  const module = vscode.Uri.joinPath(extensionUri, "dist", "server.cjs").fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ["--inspect=6009"] } },
  };
  return new LanguageClient("virtLatency", "Virt Latency", server, options);
}
