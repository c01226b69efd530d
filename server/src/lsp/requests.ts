import * as v from "valibot";
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  ResponseError,
} from "vscode-languageserver";

/** What a request of our own comes with, and the sentence of `parsed` that shows it. */
export type Expected<Parameters> = readonly [v.GenericSchema<unknown, Parameters>, string];

/** For a request that comes with nothing, or whose handler looks at what it comes with. */
export const anything: Expected<unknown> = [v.unknown(), ""];

/** Serves a request of our own; one that comes with something else than expected is answered so. */
export function serveRequest<Parameters>(
  connection: Connection,
  method: string,
  [schema, asked]: Expected<Parameters>,
  handler: (parameters: Parameters, token: CancellationToken) => unknown,
): void {
  connection.onRequest(method, async (...given: unknown[]): Promise<unknown> => {
    // The token comes last: behind the parameters, behind each of a list of them, or alone.
    const token = given.pop() as CancellationToken;
    return await handler(parsed(schema, given[0], asked), token);
  });
}

/**
 * What a client sent, where it is what it should be. Throws an error for whoever wrote the client: `asked`, a sentence without
 * its end that shows what to send, and what is wrong with this.
 */
export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  raw: unknown,
  asked: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, raw);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  const message = `${asked}: ${place === null ? "" : `${place}: `}${issue.message}`;
  throw new ResponseError(ErrorCodes.InvalidParams, message);
}
