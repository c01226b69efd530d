import {
  type Node,
  type ParseError,
  getNodeValue,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import type { Span } from "../text/span.js";
import type { Finding } from "./finding.js";
import type { FindingKey } from "./finding-key.js";

/**
 * What a repository had when it took up the tool. Findings are named by file, rule and element and never by line, so
 * that they are found again when the text around them changes.
 */
export interface Baseline {
  /** By file, as a path from the baseline's folder with `/` between folders. */
  readonly files: ReadonlyMap<string, readonly BaselineEntry[]>;
}

export interface BaselineEntry {
  readonly rule: string;
  /** As `FindingKey` has it. */
  readonly element: string;
  /** How many findings of the rule the element has. */
  readonly count: number;
  /** Where the entry stands in the baseline's text; absent for one that was not read from a text. */
  readonly span?: Span;
}

/** Something in a baseline that is not understood, at its place. */
export interface BaselineProblem {
  readonly span: Span;
  readonly message: string;
}

/** The findings of one file, set against the baseline's entries for it. */
export interface BaselineMatch {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Entries that name more findings than there are; `count` says how many more. */
  readonly gone: readonly BaselineEntry[];
}

const version = 1;
const schemaUrl =
  "https://raw.githubusercontent.com/virt-latency/virt-latency/main/schemas/baseline.schema.json";

/** Reads a baseline. Never throws: what is wrong is reported with its place, and what is right counts. */
export function parseBaseline(text: string): {
  readonly baseline: Baseline;
  readonly problems: readonly BaselineProblem[];
} {
  const problems: BaselineProblem[] = [];
  const files = new Map<string, readonly BaselineEntry[]>();
  const complain = (
    { offset, length }: { offset: number; length: number },
    message: string,
  ): void => {
    const start = Math.min(offset, Math.max(0, text.length - 1));
    problems.push({ span: { start, end: Math.max(start + 1, offset + length) }, message });
  };
  const root = parseJson(text, complain);
  if (root === undefined) return { baseline: { files }, problems };
  const members = new Map(membersOf(root).map(({ key, valueNode }) => [key, valueNode]));
  const versionNode = members.get("version");
  if (root.type !== "object" || versionNode === undefined || !members.has("files")) {
    complain(
      root,
      'This is no baseline: it has "version" and "files", and `check --write-baseline` writes it.',
    );
  } else if (getNodeValue(versionNode) !== version) {
    complain(
      versionNode,
      `This version of virt-latency reads baselines of version ${version.toString()} only.`,
    );
  } else {
    for (const { key, valueNode } of membersIn(members.get("files"), complain)) {
      files.set(key, [...(files.get(key) ?? []), ...entriesIn(valueNode, complain)]);
    }
  }
  return { baseline: { files }, problems };
}

/** A baseline as a text: sorted, so that the same findings always give the same text and a change a small difference. */
export function formatBaseline({ files }: Baseline): string {
  const content = {
    $schema: schemaUrl,
    version,
    files: sorted(
      [...files].flatMap(([file, entries]) =>
        entries.length === 0 ? [] : [[file, rulesOf(entries)] as const],
      ),
    ),
  };
  return JSON.stringify(content, undefined, 2) + "\n";
}

/** The entries that make every one of the findings known. */
export function entriesFor(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => FindingKey,
): readonly BaselineEntry[] {
  const counts = new Counts();
  for (const finding of findings) {
    for (const element of keyOf(finding).subjects) counts.add(finding.rule, element, 1);
  }
  return counts.entries();
}

/**
 * Tells what is new from what is known. A finding that speaks of several things is known when all of them are; where
 * one is new, it is new as a whole.
 */
export function matchBaseline(
  entries: readonly BaselineEntry[],
  findings: readonly Finding[],
  keyOf: (finding: Finding) => FindingKey,
): BaselineMatch {
  const left = new Counts();
  for (const { rule, element, count } of entries) left.add(rule, element, count);
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const isKnown = keyOf(finding).subjects.map((element) => left.take(finding.rule, element));
    (isKnown.every(Boolean) ? known : fresh).push(finding);
  }
  const gone = entries.flatMap((entry) => {
    const count = Math.min(entry.count, left.takeAll(entry.rule, entry.element));
    return count === 0 ? [] : [{ ...entry, count }];
  });
  return { fresh, known, gone };
}

/** Numbers by rule and element. */
class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  add(rule: string, element: string, count: number): void {
    const elements = this.#counts.get(rule) ?? new Map<string, number>();
    elements.set(element, (elements.get(element) ?? 0) + count);
    this.#counts.set(rule, elements);
  }

  /** Takes one away; false where there is none. */
  take(rule: string, element: string): boolean {
    const count = this.#counts.get(rule)?.get(element) ?? 0;
    if (count === 0) return false;
    this.#counts.get(rule)?.set(element, count - 1);
    return true;
  }

  takeAll(rule: string, element: string): number {
    const count = this.#counts.get(rule)?.get(element) ?? 0;
    this.#counts.get(rule)?.delete(element);
    return count;
  }

  entries(): readonly BaselineEntry[] {
    return [...this.#counts].flatMap(([rule, elements]) =>
      [...elements].map(([element, count]) => ({ rule, element, count })),
    );
  }
}

type Complain = (place: { offset: number; length: number }, message: string) => void;

function parseJson(text: string, complain: Complain): Node | undefined {
  const errors: ParseError[] = [];
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  let root: Node | undefined;
  try {
    root = parseTree(" ".repeat(start) + text.slice(start), errors, { disallowComments: true });
  } catch {
    // The parser goes down with the brackets, and the stack has an end.
    complain({ offset: 0, length: 1 }, "This is no baseline: it is nested too deeply.");
    return undefined;
  }
  const [error] = errors;
  if (error !== undefined) {
    const what = printParseErrorCode(error.error).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
    complain(error, `This is not valid JSON: ${what.toLowerCase()}.`);
    return undefined;
  }
  return root;
}

function entriesIn(node: Node, complain: Complain): readonly BaselineEntry[] {
  return membersIn(node, complain).flatMap(({ key: rule, valueNode }) =>
    membersIn(valueNode, complain).flatMap(({ key: element, keyNode, valueNode: countNode }) => {
      const count: unknown = getNodeValue(countNode);
      if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 1) {
        complain(countNode, "This takes how many findings are known here: 1 or more.");
        return [];
      }
      const span = { start: keyNode.offset, end: keyNode.offset + keyNode.length };
      return [{ rule, element, count, span }];
    }),
  );
}

function membersIn(node: Node | undefined, complain: Complain): readonly Member[] {
  if (node?.type === "object") return membersOf(node);
  if (node !== undefined) complain(node, "This must be an object: { ... }.");
  return [];
}

interface Member {
  readonly key: string;
  readonly keyNode: Node;
  readonly valueNode: Node;
}

function membersOf({ children = [] }: Node): readonly Member[] {
  return children.flatMap(({ children: [keyNode, valueNode] = [] }) =>
    keyNode && valueNode ? [{ key: String(keyNode.value), keyNode, valueNode }] : [],
  );
}

function rulesOf(entries: readonly BaselineEntry[]): Readonly<Record<string, unknown>> {
  const rules = new Map<string, [string, number][]>();
  for (const { rule, element, count } of entries) {
    rules.set(rule, [...(rules.get(rule) ?? []), [element, count]]);
  }
  return sorted([...rules].map(([rule, elements]) => [rule, sorted(elements)]));
}

/** By code units, which is the same everywhere. */
function sorted<Value>(
  entries: readonly (readonly [string, Value])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
