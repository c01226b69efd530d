import type { CancellationToken, Connection } from "vscode-languageserver";
import type { Definition } from "../libvirt/define-guest.js";
import {
  type AppliedDefinition,
  type ApplyParams,
  type PreparedDefinition,
  prepareDefinitionRequest,
} from "../protocol.js";
import { answer } from "./benchmark-answer.js";
import { isConfirmedDefinition, readApply } from "./benchmark-requests.js";
import type { BenchmarkService } from "./benchmark-service.js";
import { Confirmations } from "./confirmations.js";
import type { Environment } from "./environment.js";
import { anything, serveRequest } from "./requests.js";
import { signalOf } from "./signal.js";

const agree = { title: "Define" };

interface Prepared {
  readonly request: ApplyParams;
  readonly definition: Definition;
}

/**
 * Gives guests the definition that a document holds. Nothing is defined before the user has agreed to the difference:
 * either the client showed it and sends it back as confirmed, or the server asks itself.
 */
export class DefinitionHandlers {
  readonly #connection: Connection;
  readonly #environment: Environment;
  readonly #prepared = new Confirmations<Prepared>("Compare with the hypervisor again.");

  constructor(connection: Connection, environment: Environment) {
    this.#connection = connection;
    this.#environment = environment;
    serveRequest(connection, prepareDefinitionRequest, anything, (raw, token) =>
      answer(connection, environment, async (service): Promise<PreparedDefinition> => {
        const prepared = await prepare(service, raw, signalOf(token));
        return { id: this.#prepared.ask(prepared), ...prepared.definition };
      }),
    );
  }

  /** Runs the command; null when the user did not agree. */
  execute(raw: unknown, token: CancellationToken): Promise<AppliedDefinition | null> {
    return answer(this.#connection, this.#environment, async (service) => {
      const signal = signalOf(token);
      if (isConfirmedDefinition(raw)) {
        return define(service, this.#prepared.confirmed(raw.confirmedDefinition), signal);
      }
      const prepared = await prepare(service, raw, signal);
      const { name } = prepared.definition;
      const question = `Define ${name} on ${prepared.request.hypervisor} like this?\n${service.diff(prepared.definition)}`;
      const answered = await this.#connection.window.showWarningMessage(question, agree, {
        title: "Cancel",
      });
      if (answered?.title !== agree.title || signal.aborted) return null;
      return define(service, prepared, signal);
    });
  }
}

async function prepare(
  service: BenchmarkService,
  raw: unknown,
  signal: AbortSignal,
): Promise<Prepared> {
  const request = readApply(raw);
  return { request, definition: await service.prepareDefinition(request, signal) };
}

async function define(
  service: BenchmarkService,
  { request, definition }: Prepared,
  signal: AbortSignal,
): Promise<AppliedDefinition> {
  await service.define(request, definition, signal);
  const { name, uuid, state } = definition;
  const isRunning = state !== "shut off";
  const message = isRunning
    ? `Defined. ${name} still runs as before: shut it down and start it for this to count. A reboot is not enough.`
    : `Defined. ${name} takes it at its next start.`;
  return { name, uuid, isRunning, message };
}
