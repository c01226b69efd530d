import * as vscode from "vscode";
import type { Command, Parts } from "./command.js";
import { benchmarkVm } from "./commands/benchmark-vm.js";
import { compareRuns } from "./commands/compare-runs.js";
import { explainRule } from "./commands/explain-rule.js";
import { fixAll } from "./commands/fix-all.js";
import { openRun } from "./commands/open-run.js";
import { restartServer } from "./commands/restart-server.js";
import { showEffectiveXmlOf } from "./commands/show-effective-xml.js";
import { showLog } from "./commands/show-log.js";
import { provideEffectiveXml } from "./effective-xml.js";
import { showFailure } from "./failure.js";
import { LanguageServer } from "./language-client.js";
import { provideRulePages } from "./rule-pages.js";
import { ResultsPages } from "./webview/results-pages.js";

const commands: readonly Command[] = [
  benchmarkVm,
  compareRuns,
  explainRule,
  fixAll,
  openRun,
  restartServer,
  showEffectiveXmlOf,
  showLog,
];

/** Builds the parts and registers them. Nothing here waits: the server starts while the editor goes on. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Virt Latency", { log: true });
  context.subscriptions.push(log);
  try {
    const server = new LanguageServer(context.extensionUri, log);
    const results = new ResultsPages(context.extensionUri, server, log);
    const parts: Parts = { context, log, server, results };
    context.subscriptions.push(
      server,
      results,
      provideRulePages(server),
      provideEffectiveXml(server),
      ...commands.map((command) => register(command, parts)),
    );
    server.start().catch((error: unknown) => {
      showFailure(log, error, "The language server did not start");
    });
  } catch (error) {
    // VS Code tells the user nothing about an extension that fails to activate.
    showFailure(log, error, "Virt Latency did not start");
    throw error;
  }
}

function register(command: Command, parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument: unknown) => {
    try {
      await command.run(parts, argument);
    } catch (error) {
      showFailure(parts.log, error);
    }
  });
}
