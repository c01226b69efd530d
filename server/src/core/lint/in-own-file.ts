import { type ConfigSet, fileAt } from "../nova/config-set.js";
import type { FileEdits, NamedText } from "../text/named-text.js";
import type { Span, TextEdit } from "../text/span.js";
import type { Fix, RelatedPlace, RuleFinding } from "./finding.js";

/**
 * Turns spans of the set into spans of its files. Undefined for a finding in another file than the one in hand: it is
 * made when that file is looked at.
 */
export function inOwnFile(set: ConfigSet, finding: RuleFinding): RuleFinding | undefined {
  if (set.files.length === 1) return finding;
  if (placed(set, finding.span).file !== undefined) return undefined;
  return {
    ...finding,
    ...(finding.related && { related: finding.related.map((one) => relatedPlace(set, one)) }),
    ...(finding.fixes && { fixes: finding.fixes.map((fix) => byFile(set, fix)) }),
  };
}

function relatedPlace(set: ConfigSet, place: RelatedPlace): RelatedPlace {
  const { file, span } = placed(set, place.span);
  return file === undefined ? place : { ...place, span, file };
}

function byFile(set: ConfigSet, fix: Fix): Fix {
  const own: TextEdit[] = [];
  const others = new Map<NamedText, TextEdit[]>();
  for (const { span, newText } of fix.edits) {
    const place = placed(set, span);
    const edits = place.file === undefined ? own : (others.get(place.file) ?? []);
    edits.push({ span: place.span, newText });
    if (place.file !== undefined) others.set(place.file, edits);
  }
  if (others.size === 0) return fix;
  const elsewhere = [...others].map(([file, edits]): FileEdits => ({ file, edits }));
  return { ...fix, edits: own, elsewhere };
}

function placed(set: ConfigSet, { start, end }: Span): { file: NamedText | undefined; span: Span } {
  const found = fileAt(set, start);
  const base = found?.start ?? 0;
  return { file: found?.named, span: { start: start - base, end: end - base } };
}
