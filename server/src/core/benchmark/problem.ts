/** What went wrong, for code that reacts to it. People get `message` and `hint`. */
export type ProblemCode = (typeof problemCodes)[number];

export const problemCodes = [
  "bad-request",
  "cancelled",
  "unreachable",
  "connection-lost",
  "directory",
  "disk",
  "filesystem",
  "fio-missing",
  "fio-unsupported",
  "no-engine",
  "no-space",
  "fio-failed",
  "storage",
  "hypervisor",
  "outdated",
] as const;

/** Something outside that failed: a sentence that says what is wrong, and one that says what to do. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
  /** What the message sums up, one by one. */
  readonly details?: readonly string[];
}
