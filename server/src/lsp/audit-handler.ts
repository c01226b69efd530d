import {
  type CancellationToken,
  type Connection,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import type { AuditOutcome } from "../protocol.js";
import { answer } from "./benchmark-answer.js";
import { readAudit } from "./benchmark-requests.js";
import type { Environment } from "./environment.js";

const agree = { title: "Audit" };

/** Asks the user, names where it logs in, then looks at the machines; null when the user did not agree. */
export function executeAudit(
  connection: Connection,
  environment: Environment,
  raw: unknown,
  token: CancellationToken,
): Promise<AuditOutcome | null> {
  return answer(connection, environment, async (service) => {
    const params = readAudit(raw);
    const confirmation = service.auditConfirmation(params);
    const answered = await connection.window.showWarningMessage(confirmation, agree, {
      title: "Cancel",
    });
    if (answered?.title !== agree.title || token.isCancellationRequested) return null;
    const abort = new AbortController();
    const listener = token.onCancellationRequested(() => {
      abort.abort();
    });
    try {
      const outcome = await service.audit(params, abort.signal);
      if (params.clientShows !== true) {
        for (const message of outcome.lines) {
          void connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Info,
            message,
          });
        }
      }
      return outcome;
    } finally {
      listener.dispose();
    }
  });
}
