/** What went wrong, for code that reacts to it. People get `message` and `hint`. */
export type BenchmarkErrorCode =
  | "bad-request"
  | "cancelled"
  | "unreachable"
  | "connection-lost"
  | "directory"
  | "filesystem"
  | "fio-missing"
  | "fio-unsupported"
  | "no-engine"
  | "no-space"
  | "fio-failed"
  | "storage";

/** A benchmark that could not be done: `message` says what is wrong, `hint` what to do about it. */
export class BenchmarkError extends Error {
  readonly code: BenchmarkErrorCode;
  readonly hint: string;

  constructor(code: BenchmarkErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BenchmarkError";
    this.code = code;
    this.hint = hint;
  }
}
