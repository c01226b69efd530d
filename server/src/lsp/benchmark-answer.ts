import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { problemCodes } from "../core/benchmark/problem.js";
import type { FailureData } from "../protocol.js";
import type { BenchmarkService } from "./benchmark-service.js";
import type { Environment } from "./environment.js";
import { describe } from "./guard.js";

/** Loads the service for a request; what it throws is the answer, with what to do about it as data. */
export async function answer<Result>(
  connection: Connection,
  environment: Environment,
  work: (service: BenchmarkService) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work(await environment.loadBenchmark());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const data: FailureData = { hint: hintOf(error), ...reactionsTo(error) };
    const isInvalid = error instanceof ResponseError && error.code === ErrorCodes.InvalidParams;
    // What comes with a hint or a code is about the user's world; anything else is a defect, whose place matters.
    const isTheirs = isInvalid || data.hint !== "" || data.code !== null;
    connection.console.error(`Benchmark: ${isTheirs ? message : describe(error)}`);
    const code = isInvalid ? ErrorCodes.InvalidParams : LSPErrorCodes.RequestFailed;
    throw new ResponseError(code, message, data);
  }
}

function hintOf(error: unknown): string {
  return error instanceof Error && "hint" in error && typeof error.hint === "string"
    ? error.hint
    : "";
}

/** What a client can react to, which only a BenchmarkError has. */
function reactionsTo(error: unknown): Pick<FailureData, "code" | "details"> {
  if (!(error instanceof Error) || !("code" in error) || !("details" in error)) {
    return { code: null, details: [] };
  }
  const { code, details } = error;
  return {
    code: problemCodes.find((known) => known === code) ?? null,
    details: Array.isArray(details) ? details.map(String) : [],
  };
}
