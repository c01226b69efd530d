import type { FailureData } from "../../../server/src/protocol.js";

/** What the server says of a benchmark that could not be done, beside the message; undefined for other errors. */
export function failureDataOf(error: unknown): FailureData | undefined {
  if (!(error instanceof Error) || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null && "code" in data && "details" in data
    ? // Both ends ship together.
      (data as FailureData)
    : undefined;
}
