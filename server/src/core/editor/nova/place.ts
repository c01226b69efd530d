import { normalizeGroupName } from "../../oslo/group-name.js";
import { parseOslo } from "../../oslo/parse.js";
import type { OsloFile, OsloOption } from "../../oslo/tree.js";
import { isLineBreak, lineStart } from "../../text/lines.js";
import type { Span } from "../../text/span.js";

/** What stands at an offset of a nova.conf, half-typed lines included. */
export type Place =
  | {
      readonly kind: "header";
      /** Between the brackets, as far as they are there. */
      readonly span: Span;
      readonly closed: boolean;
    }
  | {
      readonly kind: "name";
      readonly group: string | undefined;
      /** Empty on an empty line. */
      readonly span: Span;
      readonly hasSeparator: boolean;
    }
  | {
      readonly kind: "value";
      readonly group: string | undefined;
      readonly name: string;
      /** The part of the value on this line, inside its quotes. */
      readonly span: Span;
      /** The item of a list around the offset, without white space around it. */
      readonly item: Span;
      /** The assignment, once it can be read as one. */
      readonly option: OsloOption | undefined;
    };

/** A file that was read once, with what of it the places need. */
export interface PlacedFile {
  readonly file: OsloFile;
  readonly place: Place | undefined;
}

/** Finds the place of `offset`; undefined in comments, and where oslo.config would not read anything. */
export function placeAt(text: string, offset: number): PlacedFile {
  const file = parseOslo(text);
  return { file, place: findPlace(file, offset) };
}

function findPlace(file: OsloFile, offset: number): Place | undefined {
  const { text } = file;
  const lineFrom = lineStart(text, offset);
  const from = lineFrom === 0 && text.startsWith("\uFEFF") ? 1 : lineFrom;
  const line: Span = { start: from, end: lineEnd(text, offset) };
  if (offset < from) return undefined;
  const group = groupAt(file, from);
  const first = text[from];
  if (from === line.end) return name(group, line, false);
  if (first === "#" || first === ";") return undefined;
  if (first === "[") return header(text, line, offset);
  if (first === " " || first === "\t") return continuation(file, group, line, offset);
  return assignment(file, group, line, offset);
}

function header(text: string, line: Span, offset: number): Place | undefined {
  const start = line.start + 1;
  const bracket = text.slice(start, line.end).indexOf("]");
  const closed = bracket !== -1;
  const written = text.slice(start, closed ? start + bracket : line.end);
  // Where the bracket is missing, what follows the first word was meant for something else.
  const end = closed ? start + bracket : start + (/^[^\s#;]*/.exec(written)?.[0].length ?? 0);
  if (offset < start || offset > end) return undefined;
  return { kind: "header", span: { start, end }, closed };
}

/** An indented line is part of the value above it, whatever it looks like; an empty one ends that value. */
function continuation(
  file: OsloFile,
  group: string | undefined,
  line: Span,
  offset: number,
): Place | undefined {
  const { text } = file;
  const option = file.sections
    .flatMap((section) => section.options)
    .findLast(({ span }) => span.start < line.start);
  if (option === undefined || !reachesTo(text, option, line.start)) return undefined;
  const span = trim(text, line);
  if (offset < span.start && span.start < span.end) return undefined;
  const within = span.start === span.end ? { start: offset, end: offset } : span;
  return value(file, group, option.name, within, offset, option);
}

/** Whether an option's value takes a line at `lineFrom` in: it ends on that line, on a later one or right above. */
function reachesTo(text: string, { span }: OsloOption, lineFrom: number): boolean {
  return span.end > lineFrom || /^[ \t]*(?:\r\n?|\n)$/.test(text.slice(span.end, lineFrom));
}

function assignment(
  file: OsloFile,
  group: string | undefined,
  line: Span,
  offset: number,
): Place | undefined {
  const { text } = file;
  const separator = text.slice(line.start, line.end).search(/[=:]/);
  if (separator === -1) return name(group, trim(text, line), false, offset);
  const at = line.start + separator;
  const nameSpan = trim(text, { start: line.start, end: at });
  if (offset <= at) return name(group, nameSpan, true, offset);
  const option = file.sections
    .flatMap((section) => section.options)
    .find(({ separatorSpan }) => separatorSpan.start === at);
  const trimmed = trim(text, { start: at + 1, end: line.end });
  const span =
    trimmed.start === trimmed.end
      ? { start: Math.min(offset, line.end), end: Math.min(offset, line.end) }
      : unquoted(text, trimmed);
  const written = text.slice(nameSpan.start, nameSpan.end);
  return value(file, group, written, span, offset, option);
}

function name(
  group: string | undefined,
  span: Span,
  hasSeparator: boolean,
  offset = span.start,
): Place | undefined {
  if (offset < span.start || offset > span.end) return undefined;
  return { kind: "name", group, span, hasSeparator };
}

function value(
  { text }: OsloFile,
  group: string | undefined,
  written: string,
  whole: Span,
  offset: number,
  option: OsloOption | undefined,
): Place | undefined {
  // Behind a comma, white space leads to an item that is still to come.
  const isNext = text[whole.end - 1] === "," && /^[ \t]+$/.test(text.slice(whole.end, offset));
  const span = isNext ? { ...whole, end: offset } : whole;
  if (offset < span.start || offset > span.end) return undefined;
  const before = text.lastIndexOf(",", offset - 1);
  const after = text.indexOf(",", offset);
  const between = {
    start: Math.max(span.start, before + 1),
    end: after === -1 ? span.end : Math.min(span.end, after),
  };
  const trimmed = trim(text, between);
  const item =
    trimmed.start <= offset && offset <= trimmed.end ? trimmed : { start: offset, end: offset };
  return { kind: "value", group, name: written, span, item, option };
}

/** Inside the quotes; a closing one may not have been typed yet. */
function unquoted(text: string, { start, end }: Span): Span {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return { start, end };
  const closed = end - start > 1 && text[end - 1] === quote;
  return { start: start + 1, end: closed ? end - 1 : end };
}

/** The group whose header stands last above `offset`; a header that oslo.config refuses counts as meant. */
function groupAt(file: OsloFile, offset: number): string | undefined {
  const section = file.sections.findLast(({ headerSpan }) => headerSpan.start < offset);
  return section === undefined || section.name === ""
    ? undefined
    : normalizeGroupName(section.name);
}

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from])) from++;
  while (to > from && isBlank(text[to - 1])) to--;
  return { start: from, end: to };
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text[end])) end++;
  return end;
}
