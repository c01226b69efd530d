import { stat } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import {
  type Baseline,
  type BaselineEntry,
  entriesFor,
  formatBaseline,
  matchBaseline,
  parseBaseline,
} from "../core/lint/baseline.js";
import { findingKeys } from "../core/lint/finding-key.js";
import type { InputError } from "../core/report/linted-file.js";
import { LineIndex } from "../core/text/line-index.js";
import { failureText } from "./failure-text.js";
import type { LintedInput, LintedInputs } from "./lint-inputs.js";
import { readRegularFile } from "./regular-file.js";
import { createFile, replaceFile } from "./replace-file.js";
import { shownPath } from "./shown-path.js";
import { counted } from "./terminal.js";

interface LoadedBaseline {
  readonly path: string;
  /** As messages call it. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly baseline: Baseline;
}

/** What was linted, with what is known set aside. */
export interface BaselinedInputs extends LintedInputs {
  /** Entries of baselines that nothing fits any more. */
  readonly notes: readonly InputError[];
}

/**
 * Sets aside the findings that the baselines of the files know. `rules` are those that were asked for; entries of
 * others say nothing about this run.
 */
export async function withBaselines(
  result: LintedInputs,
  rules: readonly string[] | undefined,
  cwd: string,
): Promise<BaselinedInputs> {
  const errors = [...result.errors];
  const notes: InputError[] = [];
  const loaded = new Map<string, LoadedBaseline | undefined>();
  const seen = new Map<string, Set<string>>();
  const linted = result.linted.map((each): LintedInput => {
    const path = each.settings.baseline;
    if (path === undefined) return each;
    if (!loaded.has(path)) loaded.set(path, load(path, cwd, errors));
    const known = loaded.get(path);
    if (known === undefined) return each;
    const file = fileKey(known.path, each.input.path);
    seen.set(path, (seen.get(path) ?? new Set()).add(file));
    const entries = (known.baseline.files.get(file) ?? []).filter(isAsked(rules));
    const { input } = each;
    const match = matchBaseline(
      entries,
      each.file.findings,
      findingKeys(input.text, input.language),
    );
    notes.push(...match.gone.map((entry) => goneNote(known, file, entry)));
    return { ...each, file: { ...each.file, findings: match.fresh, baselined: match.known } };
  });
  for (const known of loaded.values()) {
    if (known === undefined) continue;
    const checked = seen.get(known.path) ?? new Set<string>();
    for (const [file, entries] of known.baseline.files) {
      if (checked.has(file) || (await exists(known.path, file))) continue;
      notes.push(...entries.filter(isAsked(rules)).map((entry) => goneNote(known, file, entry)));
    }
  }
  return { ...result, linted, errors, notes };
}

/** What a baseline holds now, or why it does not. */
export type WrittenBaseline =
  | { readonly summary: string }
  | { readonly unreadable: InputError }
  | { readonly unwritten: InputError };

/**
 * Writes the baseline that knows everything that was found. What it had about files that were not linted, and about
 * rules that were not asked for, stays, unless the file is gone.
 */
export async function writeBaseline(
  path: string,
  result: LintedInputs,
  rules: readonly string[] | undefined,
  cwd: string,
): Promise<WrittenBaseline> {
  const name = shownPath(path, cwd);
  const errors: InputError[] = [];
  const isThere = await exists(path, path);
  const old = isThere ? load(path, cwd, errors) : undefined;
  const [broken] = errors;
  // Whatever it is, it is somebody's.
  if (broken !== undefined) return { unreadable: broken };
  const files = new Map<string, readonly BaselineEntry[]>();
  for (const [file, entries] of old?.baseline.files ?? []) {
    if (await exists(path, file)) files.set(file, entries);
  }
  for (const { input, file } of result.linted) {
    const key = fileKey(path, input.path);
    const kept = (files.get(key) ?? []).filter((entry) => !isAsked(rules)(entry));
    const found = entriesFor(file.findings, findingKeys(input.text, input.language));
    files.set(key, [...kept, ...found]);
  }
  const text = formatBaseline({ files });
  try {
    if (old === undefined) await createFile(path, text);
    else if (old.text !== text) await replaceFile(path, old.text, text);
  } catch (cause) {
    return { unwritten: { file: name, message: failureText(cause) } };
  }
  const total = sumOf([...files.values()].flat());
  const before = old === undefined ? 0 : sumOf([...old.baseline.files.values()].flat());
  const change = old === undefined ? "" : ` (it had ${before.toString()})`;
  return { summary: `${name}: ${counted(total, "known finding")}${change}` };
}

function load(path: string, cwd: string, errors: InputError[]): LoadedBaseline | undefined {
  const name = shownPath(path, cwd);
  let text: string;
  try {
    text = readRegularFile(path);
  } catch (cause) {
    errors.push({ file: name, message: failureText(cause) });
    return undefined;
  }
  const { baseline, problems } = parseBaseline(text);
  const lines = new LineIndex(text);
  for (const { span, message } of problems) {
    errors.push({ file: name, message, ...place(lines, span.start) });
  }
  return { path, name, text, lines, baseline };
}

function goneNote({ name, lines }: LoadedBaseline, file: string, entry: BaselineEntry): InputError {
  const { rule, element, count, span } = entry;
  const where = element === "" ? file : `${file}, ${element}`;
  return {
    file: name,
    message: `baseline entry is fixed: ${rule} at ${where} (${count.toString()}). Remove it, or run check --write-baseline`,
    ...(span !== undefined && place(lines, span.start)),
  };
}

function place(lines: LineIndex, offset: number): { line: number; column: number } {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}

function isAsked(rules: readonly string[] | undefined): (entry: BaselineEntry) => boolean {
  return ({ rule }) => rules?.includes(rule) ?? true;
}

function sumOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** A file as a baseline calls it: its path from the baseline's folder. */
function fileKey(baselinePath: string, path: string): string {
  return relative(dirname(baselinePath), path).replaceAll(sep, "/");
}

async function exists(baselinePath: string, file: string): Promise<boolean> {
  try {
    await stat(resolve(dirname(baselinePath), file));
    return true;
  } catch {
    return false;
  }
}
