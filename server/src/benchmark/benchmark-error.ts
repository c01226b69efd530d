import type { Problem, ProblemCode } from "../core/benchmark/problem.js";

/** A benchmark that could not be done: `message` says what is wrong, `hint` what to do about it. */
export class BenchmarkError extends Error {
  readonly code: ProblemCode;
  readonly hint: string;
  readonly details: readonly string[];

  constructor({ code, message, hint, details = [] }: Problem, options?: ErrorOptions) {
    super(message, options);
    this.name = "BenchmarkError";
    this.code = code;
    this.hint = hint;
    this.details = details;
  }
}

/** The user cancelled before there was a run. */
export function cancelled(): BenchmarkError {
  return new BenchmarkError({
    code: "cancelled",
    message: "The benchmark was cancelled before anything was measured.",
    hint: "",
  });
}
