import fs from "node:fs";
import * as v from "valibot";

/** The environment variable that names the file into which a suite inside VS Code writes its result. */
export const resultFileVariable = "VIRT_LATENCY_SUITE_RESULT";

const suiteResult = v.object({
  /** The editor that the suite ran in. */
  vscode: v.string(),
  appHost: v.string(),
  cases: v.array(
    v.object({ name: v.string(), milliseconds: v.number(), error: v.optional(v.string()) }),
  ),
  /** What a person wants to know though nothing failed, such as a retry. */
  notes: v.array(v.string()),
});
export type SuiteResult = v.InferOutput<typeof suiteResult>;

/**
 * Reads what a suite wrote. An exit status says too little: an editor that never loaded the suite can end with 0.
 * Throws when there is no file, or when nothing ran.
 */
export function readSuiteResult(file: string): SuiteResult {
  if (!fs.existsSync(file)) throw new Error("The suite inside VS Code wrote no result.");
  return parseSuiteResult(fs.readFileSync(file, "utf8"));
}

/** Reads what a suite said of itself. Throws when nothing ran. */
export function parseSuiteResult(text: string): SuiteResult {
  const result = v.parse(suiteResult, JSON.parse(text));
  if (result.cases.length === 0) throw new Error("The suite inside VS Code ran nothing.");
  return result;
}

/** A line for each case and note, and a line that sums up. */
export function describeResult(result: SuiteResult): string {
  const failed = result.cases.filter((one) => one.error !== undefined).length;
  return [
    `VS Code ${result.vscode} (${result.appHost})`,
    ...result.cases.map(
      ({ name, milliseconds, error }) =>
        `  ${error === undefined ? "ok  " : "FAIL"} ${name} (${milliseconds.toString()} ms)` +
        (error === undefined ? "" : `\n${error.replaceAll(/^/gm, "       ")}`),
    ),
    ...result.notes.map((note) => `  note ${note}`),
    `${(result.cases.length - failed).toString()} passed, ${failed.toString()} failed`,
  ].join("\n");
}
