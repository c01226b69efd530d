import type { Finding } from "../lint/finding.js";

/** A text that was linted, and what was found in it; the findings' spans refer to `text`. */
export interface LintedFile {
  /** As the user named it, or as it was found below the folder that the user named. */
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What a baseline knows already, where there is one. */
  readonly baselined?: readonly Finding[];
}

/** An input that could not be read, or a configuration that is not understood. */
export interface InputError {
  readonly file: string;
  readonly message: string;
  /** Where in the file, counted from 1; absent when it is about the file as a whole. */
  readonly line?: number;
  readonly column?: number;
}
