import {
  type CancellationToken,
  type Connection,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import {
  type AuditOutcome,
  type AuditParams,
  type PreparedAudit,
  prepareAuditRequest,
} from "../protocol.js";
import { answer } from "./benchmark-answer.js";
import { isConfirmedAudit, readAudit } from "./benchmark-requests.js";
import { Confirmations } from "./confirmations.js";
import type { Environment } from "./environment.js";
import { anything, serveRequest } from "./requests.js";
import { signalOf } from "./signal.js";

const agree = { title: "Audit" };

/**
 * Audits over the protocol. Nothing is reached before the user has agreed: either the client asked, naming where it
 * logs in, and sends that back as confirmed, or the server asks itself.
 */
export class AuditHandlers {
  readonly #connection: Connection;
  readonly #environment: Environment;
  readonly #prepared = new Confirmations<AuditParams>("Start the audit again.");

  constructor(connection: Connection, environment: Environment) {
    this.#connection = connection;
    this.#environment = environment;
    serveRequest(connection, prepareAuditRequest, anything, (raw) =>
      answer(connection, environment, (service): PreparedAudit => {
        const params = readAudit(raw);
        const confirmation = service.auditConfirmation(params);
        return { id: this.#prepared.ask(params), ...confirmation };
      }),
    );
  }

  /** Runs the command; null when the user did not agree. Says the findings of what it asked about itself. */
  execute(raw: unknown, token: CancellationToken): Promise<AuditOutcome | null> {
    return answer(this.#connection, this.#environment, async (service) => {
      const signal = signalOf(token);
      if (isConfirmedAudit(raw)) {
        return service.audit(this.#prepared.confirmed(raw.confirmedAudit), signal);
      }
      const params = readAudit(raw);
      const { question, detail } = service.auditConfirmation(params);
      const answered = await this.#connection.window.showWarningMessage(
        `${question} ${detail}`,
        agree,
        { title: "Cancel" },
      );
      if (answered?.title !== agree.title || signal.aborted) return null;
      const outcome = await service.audit(params, signal);
      for (const message of outcome.lines) {
        void this.#connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Info,
          message,
        });
      }
      return outcome;
    });
  }
}
