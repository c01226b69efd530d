import { type Node, findNodeAtLocation, parseTree } from "jsonc-parser";
import { lineBreakOf, lineStart, skipBlanks } from "../text/lines.js";
import type { TextEdit } from "../text/span.js";

/** A configuration with nothing in it, as somebody begins it. */
export const emptyConfiguration = "{}\n";

/**
 * The edits that switch a rule off for every file of a configuration. Nothing but the new entry changes, so comments and
 * layout stay. Undefined where the text is no JSON, or holds something else where the entry belongs.
 */
export function offEverywhere(text: string, rule: string): readonly TextEdit[] | undefined {
  return withTree(text, (root) => setRule(text, root, rule));
}

/**
 * The edits that switch a rule off for one file, named as seen from the configuration's folder, with `/` between folders:
 * in the last override, if that is for this file alone, else in a new one behind all others, which wins over them.
 */
export function offForFile(
  text: string,
  rule: string,
  relativePath: string,
): readonly TextEdit[] | undefined {
  const pattern = literalPattern(relativePath);
  return withTree(text, (root) => {
    const overrides = findNodeAtLocation(root, ["overrides"]);
    if (overrides !== undefined && overrides.type !== "array") return undefined;
    const last = overrides?.children?.at(-1);
    if (last?.type === "object" && isFor(last, pattern)) return setRule(text, last, rule);
    const entry = { files: [pattern], rules: { [rule]: "off" } };
    return overrides === undefined
      ? insertLast(text, root, named("overrides", [entry]))
      : insertLast(text, overrides, plain(entry));
  });
}

function withTree(
  text: string,
  edit: (root: Node) => readonly TextEdit[] | undefined,
): readonly TextEdit[] | undefined {
  const errors: unknown[] = [];
  const root = parseTree(blankMark(text), errors as [], { allowTrailingComma: true });
  if (root?.type !== "object" || errors.length > 0) return undefined;
  return edit(root);
}

/** A byte order mark is no JSON, and offsets must not move. */
function blankMark(text: string): string {
  return text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
}

function setRule(text: string, holder: Node, rule: string): readonly TextEdit[] | undefined {
  const rules = findNodeAtLocation(holder, ["rules"]);
  if (rules === undefined) return insertLast(text, holder, named("rules", { [rule]: "off" }));
  if (rules.type !== "object") return undefined;
  const value = findNodeAtLocation(rules, [rule]);
  if (value === undefined) return insertLast(text, rules, named(rule, "off"));
  return [{ span: { start: value.offset, end: endOf(value) }, newText: '"off"' }];
}

function isFor(override: Node, pattern: string): boolean {
  const files = findNodeAtLocation(override, ["files"]);
  return files?.children?.length === 1 && files.children[0]?.value === pattern;
}

/** What a file's path is as a pattern that fits nothing else. */
function literalPattern(path: string): string {
  return path.replaceAll(/[\\*?[\]{}()!+@|^$"']/g, "\\$&");
}

/** Writes a member: its lines behind the first begin with `start`, and each level takes one `unit`. */
type Member = (layout: { readonly unit: string; readonly start: string }) => string;

/** All on one line. */
const oneLine = { unit: "", start: " " };

function plain(value: object | string): Member {
  return ({ unit, start }) =>
    JSON.stringify(value, null, unit === "" ? " " : unit)
      .replaceAll(unit === "" ? /\n\s*/g : "\n", start)
      .replaceAll(/\[\s*("[^"\n]*")\s*\]/g, "[$1]");
}

function named(key: string, value: object | string): Member {
  return (layout) => `${JSON.stringify(key)}: ${plain(value)(layout)}`;
}

/** Puts a member behind the last one of an object or a list, in the layout of what is there. */
function insertLast(text: string, holder: Node, member: Member): readonly TextEdit[] {
  const lineBreak = lineBreakOf(text);
  const unit = unitOf(text);
  const outer = indentationAt(text, holder.offset);
  const last = holder.children?.at(-1);
  const close = endOf(holder) - 1;
  if (last === undefined) {
    const inner = outer + unit;
    const content = lineBreak + inner + member({ unit, start: lineBreak + inner });
    const inside = text.slice(holder.offset + 1, close);
    const end = holder.offset + 1 + inside.trimEnd().length;
    const hasOwnLine = text.slice(end, close).includes("\n");
    return [
      hasOwnLine
        ? insertion(end, content)
        : { span: { start: end, end: close }, newText: content + lineBreak + outer },
    ];
  }
  const at = endOf(last);
  if (lineStart(text, last.offset) <= holder.offset) {
    return [insertion(at, `, ${member(oneLine)}`)];
  }
  const start = lineBreak + indentationAt(text, last.offset);
  const { comma, lineEnd } = behind(text, at);
  const written = start + member({ unit, start });
  if (comma) return [insertion(lineEnd, `${written},`)];
  if (lineEnd === at) return [insertion(at, `,${written}`)];
  return [insertion(at, ","), insertion(lineEnd, written)];
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** Whether a comma follows a member, and where what belongs to the member ends: a comment behind it stays behind it. */
function behind(text: string, at: number): { readonly comma: boolean; readonly lineEnd: number } {
  const token = /[ \t]+|(?<lineBreak>[\r\n]+)|(?<comment>\/\/[^\r\n]*|\/\*[^]*?\*\/)|(?<comma>,)/y;
  token.lastIndex = at;
  let comma = false;
  let lineEnd = at;
  let isOnLine = true;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const { lineBreak, comment, comma: isComma } = found.groups ?? {};
    if (lineBreak !== undefined) isOnLine = false;
    if (isComma !== undefined) comma = true;
    // A comma on a later line has to come before the new member too.
    if (isComma !== undefined || (comment !== undefined && isOnLine)) lineEnd = token.lastIndex;
  }
  return { comma, lineEnd };
}

function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return text.slice(start, Math.min(offset, skipBlanks(text, start)));
}

/** One level, as the first line that is indented has it. */
function unitOf(text: string): string {
  return /^[ \t]+(?=\S)/m.exec(text)?.[0] ?? "  ";
}

function endOf(node: Node): number {
  return node.offset + node.length;
}
