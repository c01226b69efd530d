import type { Problem, ProblemCode } from "../core/benchmark/problem.js";

/** A benchmark that could not be done: `message` says what is wrong, `hint` what to do about it. */
export class BenchmarkError extends Error {
  readonly code: ProblemCode;
  readonly hint: string;

  constructor({ code, message, hint }: Problem, options?: ErrorOptions) {
    super(message, options);
    this.name = "BenchmarkError";
    this.code = code;
    this.hint = hint;
  }
}
