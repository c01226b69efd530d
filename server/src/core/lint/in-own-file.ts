import { type ConfigSet, fileAt } from "../nova/config-set.js";
import type { NovaEntry } from "../nova/entry.js";
import type { NovaConf } from "../nova/nova-conf.js";
import type { FileEdits, NamedText } from "../text/named-text.js";
import type { Span, TextEdit } from "../text/span.js";
import type { Fix, RelatedPlace, RuleFinding } from "./finding.js";

/**
 * Turns spans of the set into spans of its files, and says where in the other files the options are that the finding
 * speaks of. Undefined for a finding in another file than the one in hand: it is made when that file is looked at.
 */
export function inOwnFile(conf: NovaConf, finding: RuleFinding): RuleFinding | undefined {
  const { set } = conf;
  if (set.files.length === 1) return finding;
  if (placed(set, finding.span).file !== undefined) return undefined;
  const related = [...(finding.related ?? []), ...otherHalves(conf, finding)];
  return {
    ...finding,
    ...(related.length > 0 && { related: related.map((one) => relatedPlace(set, one)) }),
    ...(finding.fixes && { fixes: finding.fixes.map((fix) => byFile(set, fix)) }),
  };
}

/** Messages name the options that they are about; those of other files would be looked for in vain. */
function otherHalves(conf: NovaConf, { message, related = [] }: RuleFinding): RelatedPlace[] {
  const words = new Set(message.match(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g));
  const isSaid = ({ option }: NovaEntry): boolean =>
    related.some(({ span }) => option.span.start <= span.start && span.start <= option.span.end);
  return conf.allEntries
    .filter((entry) => entry.file !== conf.file && words.has(entry.name) && decides(conf, entry))
    .filter((entry) => !isSaid(entry))
    .map((entry) => ({ span: placeOf(entry), message: `${shown(entry)} is set here.` }));
}

function decides(conf: NovaConf, entry: NovaEntry): boolean {
  return conf.entryOf(entry.group, entry.name) === entry;
}

function placeOf({ option }: NovaEntry): Span {
  return option.value === "" ? option.nameSpan : option.valueSpan;
}

/** Free text may be a secret. */
function shown({ name, known, option }: NovaEntry): string {
  const isWord = known?.facts.type !== "string" || known.facts.choices !== undefined;
  const isPlain = known !== undefined && known.facts.type !== "uri" && isWord;
  return isPlain && !option.value.includes("\n") ? `${name} = ${option.value}` : `'${name}'`;
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
