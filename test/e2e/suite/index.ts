import fs from "node:fs";
import * as vscode from "vscode";
import { resultFileVariable, type SuiteResult } from "../suite-result.js";
import { assistantCases } from "./assistant-cases.js";
import { cases, type SuiteContext } from "./cases.js";
import { newcomerCases } from "./newcomer-cases.js";

/** Longer than anything here takes on a busy machine; an editor that hangs must not hang the build. */
const caseTimeoutMilliseconds = 60_000;

/** Called by the extension host of any VS Code, desktop or server, through `extensionTestsPath`. */
export async function run(): Promise<void> {
  const outcomes: SuiteResult["cases"] = [];
  const notes: string[] = [];
  const context: SuiteContext = { note: (text) => notes.push(text) };
  for (const [name, check] of Object.entries({ ...cases, ...newcomerCases, ...assistantCases })) {
    const started = Date.now();
    const error = await failureOf(check(context));
    const milliseconds = Date.now() - started;
    outcomes.push({ name, milliseconds, ...(error === undefined ? {} : { error }) });
  }
  const result: SuiteResult = {
    vscode: vscode.version,
    appHost: vscode.env.appHost,
    cases: outcomes,
    notes,
  };
  const file = process.env[resultFileVariable];
  if (file === undefined) throw new Error(`${resultFileVariable} is not set`);
  fs.writeFileSync(file, JSON.stringify(result, null, 2));
  const failed = outcomes.filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length.toString()} case(s) failed`);
}

async function failureOf(check: Promise<void>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(`did not end within ${caseTimeoutMilliseconds.toString()} ms`);
    }, caseTimeoutMilliseconds);
  });
  const failure = check.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  try {
    return await Promise.race([failure, late]);
  } finally {
    clearTimeout(timer);
  }
}
