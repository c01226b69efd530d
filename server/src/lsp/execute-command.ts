import * as v from "valibot";
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import { plainPage } from "../core/editor/rule-page.js";
import { docsUrl } from "../core/rules/docs-url.js";
import { ruleIds } from "../core/rules/ids.js";
import { allRules } from "../core/rules/metadata.js";
import {
  type CheckOutcome,
  type ListRulesResponse,
  type RulePageParams,
  type RulePageResponse,
  listRulesRequest,
  rulePageRequest,
  serverCommands,
} from "../protocol.js";
import { AuditHandlers } from "./audit-handlers.js";
import { BenchmarkHandlers } from "./benchmark-handlers.js";
import type { Client } from "./client.js";
import { DefinitionHandlers } from "./definition-handlers.js";
import type { Environment } from "./environment.js";
import { guarded } from "./guard.js";
import { refreshLenses } from "./lenses.js";
import { type Expected, serveRequest } from "./requests.js";
import type { WorkspaceService } from "./workspace/service.js";

/** Serves what is asked for by name: the commands, benchmarks and the pages of rules. */
export function serveCommands(
  connection: Connection,
  environment: Environment,
  client: Client,
  workspace: WorkspaceService,
): void {
  const benchmark = new BenchmarkHandlers(connection, client, environment, () => {
    refreshLenses(connection, client);
  });
  const audits = new AuditHandlers(connection, environment);
  const definitions = new DefinitionHandlers(connection, environment);

  connection.onExecuteCommand(({ command, arguments: [argument] = [] }, token, progress) => {
    // The library takes the client's token out of the parameters.
    const showsProgress = !WorkDoneProgressReporter.isNullInstance(progress);
    if (command === serverCommands.benchmark) {
      return benchmark.execute(argument, token, progress, showsProgress);
    }
    if (command === serverCommands.checkWorkspace) {
      const given = showsProgress ? progress : undefined;
      return executeCheck(workspace, argument, token, given);
    }
    if (command === serverCommands.applyDefinition) return definitions.execute(argument, token);
    if (command === serverCommands.audit) return audits.execute(argument, token);
    if (command === serverCommands.openRulePage) return openRulePage(connection, argument);
    throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
  });

  connection.onRequest(listRulesRequest, (): ListRulesResponse =>
    allRules.map(({ id, summary, severity }) => ({ id, summary, severity })),
  );
  serveRequest(
    connection,
    rulePageRequest,
    rulePageParams,
    guarded(
      connection.console,
      rulePageRequest,
      null,
      async ({ rule }: RulePageParams): Promise<RulePageResponse> => {
        if (!isRule(rule)) return null;
        const markdown = await environment.readRulePage(rule);
        return markdown === undefined ? null : { rule, markdown: plainPage(markdown) };
      },
    ),
  );
}

const rulePageParams: Expected<RulePageParams> = [
  v.object({ rule: v.string() }),
  'The page of a rule is asked for with an object such as { "rule": "domain/disk-cache-unsafe" }',
];

async function executeCheck(
  workspace: WorkspaceService,
  raw: unknown,
  token: CancellationToken,
  progress: WorkDoneProgressReporter | undefined,
): Promise<CheckOutcome> {
  const outcome = await workspace.checkNow(token, progress);
  if (token.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "The check was cancelled.");
  }
  const clientShows = raw !== null && typeof raw === "object" && "clientShows" in raw;
  if (!clientShows || raw.clientShows !== true) workspace.show(outcome);
  return outcome;
}

async function openRulePage(connection: Connection, rule: unknown): Promise<null> {
  if (!isRule(rule)) throw new ResponseError(ErrorCodes.InvalidParams, "There is no such rule.");
  await connection.window.showDocument({ uri: docsUrl(rule), external: true });
  return null;
}

/** Only ids of rules become paths and addresses. */
function isRule(candidate: unknown): candidate is string {
  return typeof candidate === "string" && ruleIds.includes(candidate);
}
