import { LineIndex } from "../text/line-index.js";
import type { Span } from "../text/span.js";

/** A comment of the linted file; `span` covers its delimiters, `text` does not have them. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** One rule (or, without a rule, every rule) switched off for a part of the text. */
export interface Suppression {
  /** The comment or the element that says so. */
  readonly place: Span;
  /** As written; undefined means every rule. */
  readonly rule: string | undefined;
  /** Where the rule is written. */
  readonly rulePlace: Span | undefined;
  /** False when other rules are named in the same place, which then has to stay. */
  readonly standsAlone: boolean;
  /** Offsets where a finding has to start to be suppressed. */
  readonly region: Span;
}

const everyRule = { rule: undefined, rulePlace: undefined };

// A reason comes after a colon, since XML forbids `--` in a comment, or after ` -- `.
const directive = /^\s*virt-latency-disable(-next-line)?(?=\s|$)((?:(?!:|\s--\s)[\s\S])*)/;

/** What the comments of a text switch off. Lines are only counted where a comment of ours is, since that costs as much as reading the text. */
export function commentSuppressions(
  text: string,
  comments: readonly Comment[],
  units: Iterable<Span>,
): readonly Suppression[] {
  return comments.some((comment) => comment.text.includes("virt-latency-"))
    ? readSuppressions(comments, units, new LineIndex(text), text)
    : [];
}

/**
 * Reads the comments that switch rules off.
 *
 * `units` are the pieces of text that a line break does not end: start tags in XML, options in nova.conf.
 * A comment for the next line also covers the rest of a unit that begins on that line, since no comment can be
 * put inside of it.
 */
function readSuppressions(
  comments: readonly Comment[],
  units: Iterable<Span>,
  lines: LineIndex,
  text: string,
): readonly Suppression[] {
  const directives = comments.flatMap((comment) => {
    const match = directive.exec(comment.text);
    if (match === null) return [];
    const list = match[2] ?? "";
    const listStart =
      text.indexOf(comment.text, comment.span.start) + match[0].length - list.length;
    const rules = [...list.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
      rule,
      rulePlace: { start: listStart + index, end: listStart + index + rule.length },
    }));
    return [{ comment, nextLine: match[1] !== undefined, rules }];
  });
  const unitEnds = directives.some(({ nextLine }) => nextLine)
    ? endsByFirstLine(units, lines)
    : new Map<number, number>();
  return directives.flatMap(({ comment, nextLine, rules }) => {
    const region = nextLine
      ? nextLineRegion(comment, unitEnds, lines)
      : { start: 0, end: text.length + 1 };
    const named = rules.length === 0 ? [everyRule] : rules;
    const standsAlone = named.length === 1;
    return named.map((rule) => ({ place: comment.span, ...rule, standsAlone, region }));
  });
}

function nextLineRegion(
  comment: Comment,
  unitEnds: ReadonlyMap<number, number>,
  lines: LineIndex,
): Span {
  const line = lines.positionAt(comment.span.end).line + 1;
  const lineEnd = lines.lineStart(line + 1) + (line + 1 >= lines.lineCount ? 1 : 0);
  return { start: lines.lineStart(line), end: Math.max(lineEnd, unitEnds.get(line) ?? 0) };
}

function endsByFirstLine(units: Iterable<Span>, lines: LineIndex): Map<number, number> {
  const ends = new Map<number, number>();
  for (const unit of units) {
    const line = lines.positionAt(unit.start).line;
    ends.set(line, Math.max(unit.end, ends.get(line) ?? 0));
  }
  return ends;
}
