import { isLineBreak, lineStart } from "../text/lines.js";
import type { Span, TextEdit } from "../text/span.js";
import { normalizeGroupName } from "./group-name.js";
import { type ListItem, listItems } from "./list-items.js";
import type { OsloFile, OsloOption, OsloSection, OsloValueLine } from "./tree.js";

/*
 * Edits that change one thing and keep every other byte: quotes, line ends, indentation, comments and the file's own
 * way of writing `name = value`.
 */

/** Gives an option another value of one line, inside the quotes that it has. */
export function setValue(file: OsloFile, option: OsloOption, value: string): TextEdit {
  const { quote, valueSpan, span, separatorSpan } = option;
  if (span.end === separatorSpan.end) {
    const spaced = file.text[separatorSpan.start - 1] === " ";
    return {
      span: { start: separatorSpan.end, end: lineEnd(file.text, separatorSpan.end) },
      newText: (spaced ? " " : "") + value,
    };
  }
  // A lone quote, or one that closes on the first of several lines, does not surround the value.
  const keepsQuotes = quote === undefined || span.end > valueSpan.end;
  return {
    span: { start: keepsQuotes ? valueSpan.start : valueSpan.start - 1, end: valueSpan.end },
    newText: value,
  };
}

/** Adds options to a group, behind those that it has; makes the section when the file has none. */
export function insertOptions(
  file: OsloFile,
  group: string,
  options: readonly { readonly name: string; readonly value: string }[],
): TextEdit {
  const separator = separatorOf(file, group);
  return insertLines(
    file,
    group,
    options.map(({ name, value }) => name + separator + value),
  );
}

/** What stands between name and value in the group, else in the file: ` = ` where nothing shows it. */
export function separatorOf(file: OsloFile, group: string): string {
  const sections = sectionsOf(file, group);
  const neighbour = sections.flatMap((section) => section.options).at(-1) ?? anyOption(file);
  return neighbour === undefined ? " = " : separatorStyle(file, neighbour);
}

/** Whether the file has a section of the group, empty or not. */
export function hasSection(file: OsloFile, group: string): boolean {
  return sectionsOf(file, group).length > 0;
}

/** Takes an option out, with its continuation lines. */
export function removeOption(file: OsloFile, option: OsloOption): TextEdit {
  return { span: wholeLines(file.text, option.span), newText: "" };
}

/** Takes a section's header and its options out; comments between them stay. */
export function removeSection(file: OsloFile, section: OsloSection): TextEdit[] {
  const header = { span: wholeLines(file.text, section.headerSpan), newText: "" };
  return [header, ...section.options.map((option) => removeOption(file, option))];
}

/** Moves an option with its continuation lines, as they are written, to the end of another group. */
export function moveOption(file: OsloFile, option: OsloOption, group: string): TextEdit[] {
  const start = textStart(file.text, option.span.start);
  const lines = file.text.slice(start, lineEnd(file.text, option.span.end));
  return [removeOption(file, option), insertLines(file, group, [lines])];
}

/** Takes items out of a list value that keeps at least one other, with the commas that are too many then. */
export function removeListItems(
  option: OsloOption,
  isRemoved: (item: ListItem) => boolean,
): TextEdit[] {
  const items = listItems(option);
  const lastKept = items.findLastIndex((item) => !isRemoved(item));
  const edits = items.slice(0, Math.max(lastKept, 0)).flatMap((item, index) => {
    const end = items[index + 1]?.span.start ?? item.span.end;
    return isRemoved(item) ? [{ span: { start: item.span.start, end }, newText: "" }] : [];
  });
  const from = items[lastKept];
  const to = items.at(-1);
  if (from !== undefined && to !== undefined && to !== from) {
    edits.push({ span: { start: from.span.end, end: to.span.end }, newText: "" });
  }
  return edits;
}

/** Lets lines start in column 0, so that they are no longer part of the value above them. */
export function dedent(lines: readonly OsloValueLine[]): TextEdit[] {
  return lines.map(({ indentSpan }) => ({ span: indentSpan, newText: "" }));
}

/** Adds a line, such as a comment, right above an option. */
export function insertLineAbove(file: OsloFile, option: OsloOption, line: string): TextEdit {
  const at = textStart(file.text, option.span.start);
  return { span: { start: at, end: at }, newText: line + newlineAt(file.text, at) };
}

/** Moves continuation lines above their option, in column 0. */
export function moveLinesAbove(
  file: OsloFile,
  option: OsloOption,
  lines: readonly OsloValueLine[],
): TextEdit[] {
  const at = textStart(file.text, option.span.start);
  const newline = newlineAt(file.text, at);
  return [
    { span: { start: at, end: at }, newText: lines.map(({ text }) => text + newline).join("") },
    ...lines.map(({ span }) => ({ span: wholeLines(file.text, span), newText: "" })),
  ];
}

function insertLines(file: OsloFile, group: string, lines: readonly string[]): TextEdit {
  const section = sectionsOf(file, group).at(-1);
  if (section === undefined) return newSection(file, group, lines);
  const { text } = file;
  const last = section.options.at(-1)?.span ?? section.headerSpan;
  const newline = newlineAt(text, last.end);
  const added = lines.join(newline);
  const at = wholeLines(text, last).end;
  const span = { start: at, end: at };
  if (at === lineEnd(text, last.end)) return { span, newText: newline + added };
  // An indented line right below would become part of the new value; an empty line keeps it apart.
  const apart = text[at] === " " || text[at] === "\t" ? newline : "";
  return { span, newText: added + newline + apart };
}

/** `[DEFAULT]` comes first, as everywhere; other sections go to the end. */
function newSection(file: OsloFile, group: string, lines: readonly string[]): TextEdit {
  const { text } = file;
  const newline = newlineAt(text, 0);
  const block = [`[${group}]`, ...lines].join(newline);
  const first = file.sections[0];
  if (group === "DEFAULT" && first !== undefined) {
    const at = startWithComments(file, first);
    return { span: { start: at, end: at }, newText: block + newline + newline };
  }
  const span = { start: text.length, end: text.length };
  if (text.trim() === "") return { span, newText: block + newline };
  const endsLine = text.endsWith("\n") || text.endsWith("\r");
  return { span, newText: (endsLine ? newline : newline + newline) + block + newline };
}

/** Where the comments right above a header begin, or the header itself. */
function startWithComments(file: OsloFile, section: OsloSection): number {
  let at = section.headerSpan.start;
  for (let index = file.comments.length - 1; index >= 0; index--) {
    const span = file.comments[index]?.span;
    if (span === undefined || span.start > at) continue;
    if (wholeLines(file.text, span).end !== at) break;
    at = span.start;
  }
  return at;
}

function sectionsOf(file: OsloFile, group: string): readonly OsloSection[] {
  const wanted = normalizeGroupName(group);
  return file.sections.filter(({ name }) => normalizeGroupName(name) === wanted);
}

function anyOption(file: OsloFile): OsloOption | undefined {
  return file.sections.find(({ options }) => options.length > 0)?.options[0];
}

/** What stands between name and value, such as ` = `; a neighbour without a value still shows the space before it. */
function separatorStyle(file: OsloFile, option: OsloOption): string {
  const { nameSpan, separator, separatorSpan, valueLines, quote } = option;
  const before = file.text.slice(nameSpan.end, separatorSpan.start);
  const valueStart = valueLines[0].span.start - (quote === undefined ? 0 : 1);
  const hasValue = quote !== undefined || valueLines[0].text !== "";
  const after = hasValue ? file.text.slice(separatorSpan.end, valueStart) : before;
  // Tabs and runs of spaces line up columns of other names; copying them would line up nothing.
  return (before === "" ? "" : " ") + separator + (after === "" ? "" : " ");
}

/** From the start of the first line to behind the line break of the last. */
function wholeLines(text: string, span: Span): Span {
  const end = lineEnd(text, span.end);
  const next = text.startsWith("\r\n", end) ? end + 2 : end + 1;
  return { start: textStart(text, span.start), end: Math.min(next, text.length) };
}

/** A byte order mark is no part of the first line. */
function textStart(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return start === 0 && text.startsWith("\uFEFF") ? 1 : start;
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}

/** The line break at the end of the line of `offset`, or the file's first, or `\n`. */
function newlineAt(text: string, offset: number): string {
  const here = /^(?:\r\n|\r|\n)/.exec(text.slice(lineEnd(text, offset), lineEnd(text, offset) + 2));
  return (here ?? /\r\n|\r|\n/.exec(text))?.[0] ?? "\n";
}
