import * as vscode from "vscode";
import { registerAssistantTools } from "./assistant-tools.js";
import { provideAuditPages } from "./audit-pages.js";
import type { Command, Parts } from "./command.js";
import { checkWorkspace } from "./commands/check-workspace.js";
import { collectDiagnostics } from "./commands/collect-diagnostics.js";
import { explainRule } from "./commands/explain-rule.js";
import { fixAll } from "./commands/fix-all.js";
import { openExample } from "./commands/open-example.js";
import { restartServer } from "./commands/restart-server.js";
import { showEffectiveXmlOf } from "./commands/show-effective-xml.js";
import { showLog } from "./commands/show-log.js";
import { provideDefinedXml } from "./defined-xml.js";
import { provideEffectiveXml } from "./effective-xml.js";
import { showFailure } from "./failure.js";
import { KnownDocuments, setContext } from "./known-documents.js";
import { type CreateClient, LanguageServer } from "./language-client.js";
import { Log } from "./log.js";
import { type Place, reasonNotToReachOut } from "./place.js";
import { provideRulePages } from "./rule-pages.js";
import { showStatus } from "./status.js";
import { ResultsPages } from "./webview/results-pages.js";

/** Commands that work wherever VS Code does. */
const commandsEverywhere: readonly Command[] = [
  checkWorkspace,
  collectDiagnostics,
  explainRule,
  fixAll,
  openExample,
  restartServer,
  showEffectiveXmlOf,
  showLog,
];

/** What an entry of the extension brings along. */
export interface Entry {
  readonly place: Place;
  readonly createClient: CreateClient;
  /** Commands beside those that work everywhere. */
  readonly commands: readonly Command[];
}

/** Builds the parts and registers them. Nothing here waits: the server starts while the editor goes on. */
export function start(context: vscode.ExtensionContext, entry: Entry): void {
  const log = new Log(vscode.window.createOutputChannel("Virt Latency", { log: true }));
  context.subscriptions.push(log);
  try {
    const server = new LanguageServer(context.extensionUri, log, entry.createClient);
    const results = new ResultsPages(context.extensionUri, server, log);
    const documents = new KnownDocuments(server);
    const { place } = entry;
    setContext("virtLatency.place", place);
    const own = [...commandsEverywhere, ...entry.commands];
    const parts: Parts = { context, log, server, documents, results, place };
    context.subscriptions.push(
      server,
      results,
      documents,
      provideRulePages(context.extensionUri),
      provideAuditPages(),
      provideDefinedXml(),
      provideEffectiveXml(server),
      registerAssistantTools(server),
      showStatus(server, documents, place),
      ...[...own, ...missing(context, own)].map((command) => register(command, parts)),
    );
    server.start().catch((error: unknown) => {
      showFailure(log, error, vscode.l10n.t("The language server did not start"));
    });
  } catch (error) {
    // VS Code tells the user nothing about an extension that fails to activate.
    showFailure(log, error, vscode.l10n.t("Virt Latency did not start"));
    throw error;
  }
}

/** The other commands of the manifest are there too, to say why they do nothing here. */
function missing(context: vscode.ExtensionContext, own: readonly Command[]): readonly Command[] {
  const { contributes } = context.extension.packageJSON as {
    readonly contributes: { readonly commands: readonly { readonly command: Command["id"] }[] };
  };
  return contributes.commands
    .filter(({ command }) => own.every(({ id }) => id !== command))
    .map(({ command: id }) => ({ id, needs: "process", run: () => undefined }));
}

function register(command: Command, parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(command.id, async (argument: unknown) => {
    try {
      if (!(await mayRun(command, parts.place))) return;
      await command.run(parts, argument);
    } catch (error) {
      showFailure(parts.log, error);
    }
  });
}

/** Says why not, where not; in Restricted Mode also what the user can do about it. */
async function mayRun({ needs }: Command, place: Place): Promise<boolean> {
  const reason = needs === undefined ? undefined : reasonNotToReachOut(place);
  if (reason === undefined || (needs === "process" && place === "process")) return true;
  const manage = vscode.l10n.t("Manage workspace trust");
  const answers = place === "process" ? [manage] : [];
  const answer = await vscode.window.showWarningMessage(reason, ...answers);
  if (answer === manage) await vscode.commands.executeCommand("workbench.trust.manage");
  return false;
}
