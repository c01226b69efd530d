import { type Document, type Node, Scalar, type YAMLMap, isAlias, isMap, isScalar } from "yaml";
import type { Span, TextEdit } from "../text/span.js";
import type { Deployer } from "../nova/deployer.js";
import { type Embedding, unknownValue } from "./embedding.js";
import { mapEdits } from "./map-edits.js";
import { hasOwnTag, valuesOf } from "./scalar-text.js";

/** An option of an override map. */
export interface MapEntry {
  readonly name: string;
  readonly key: Scalar;
  readonly value: Node | null;
  /** False where other places share the value, or where it is more than one scalar. */
  readonly editable: boolean;
}

/** A section of an override map. */
export interface MapSection {
  readonly name: string;
  readonly key: Scalar;
  /** Undefined for `libvirt:` without anything below. */
  readonly map: YAMLMap | undefined;
  readonly entries: readonly MapEntry[];
  readonly editable: boolean;
}

/** A map of sections, each a map of options. */
export interface OverrideMap {
  readonly deployer: Deployer;
  readonly host: string;
  readonly document: Document;
  readonly map: YAMLMap;
}

/** A run of embedded text that stands in the host as well: character by character, or only as a whole. */
interface Piece {
  readonly span: Span;
  readonly host: Span;
  readonly isExact: boolean;
}

export function overrideMapEmbedding(source: OverrideMap): Embedding {
  const { deployer, map, host } = source;
  const sections = map.items.flatMap((pair) => readSection(source, pair));
  const pieces: Piece[] = [];
  let text = "";
  const add = (part: string, place?: Span): void => {
    if (place !== undefined) {
      const span = { start: text.length, end: text.length + part.length };
      pieces.push({ span, host: place, isExact: host.slice(place.start, place.end) === part });
    }
    text += part;
  };
  for (const section of sections) {
    add("[");
    add(section.name, spanOf(section.key));
    add("]\n");
    for (const { name, key, value } of section.entries) {
      for (const written of valuesOf(value, deployer, (node) => resolve(source, node))) {
        add(name, spanOf(key));
        add(" = ");
        const place = isEmpty(value) ? spanOf(key) : innerSpan(host, value, written);
        add(written, place);
        add("\n");
      }
    }
  }
  return {
    deployer,
    text,
    toHost: (span) => hostSpan(pieces, span, mapSpan(map)),
    toText: (offset) => textOffset(pieces, offset),
    isByLine: false,
    toHostEdits: (edits: readonly TextEdit[]) => mapEdits({ source, text, sections }, edits),
  };
}

function readSection(
  source: OverrideMap,
  { key, value }: { key: unknown; value: unknown },
): MapSection[] {
  if (!isScalar(key) || typeof key.value !== "string" || /[\]\r\n]/.test(key.value)) return [];
  const node = isAlias(value) ? resolve(source, value) : value;
  if (node !== null && node !== undefined && !isMap(node) && !isNullScalar(node)) return [];
  const map = isMap(node) ? node : undefined;
  // What an anchor names is used elsewhere as well, and a merge brings in what stands elsewhere.
  const shared =
    isAlias(value) || map?.anchor !== undefined || (map !== undefined && hasOwnTag(map));
  const merged = map?.items.some((pair) => isMergeKey(pair.key)) === true;
  if (merged || (shared && isAlias(value))) return [opaqueSection(key)];
  return [
    {
      name: key.value,
      key,
      map,
      editable: !shared && key.anchor === undefined,
      entries: (map?.items ?? []).flatMap((pair) => readEntry(pair, shared)),
    },
  ];
}

/** A section of which nobody can say here what it holds. */
function opaqueSection(key: Scalar): MapSection {
  return { name: String(key.value), key, map: undefined, entries: [], editable: false };
}

function readEntry({ key, value }: { key: unknown; value: unknown }, shared: boolean): MapEntry[] {
  if (!isScalar(key) || typeof key.value !== "string") return [];
  if (!/^[^\s=:[#;][^\r\n=:]*$/.test(key.value)) return [];
  const node = isNode(value) ? value : null;
  const editable =
    !shared &&
    key.anchor === undefined &&
    isScalar(node) &&
    node.anchor === undefined &&
    !hasOwnTag(node) &&
    (node.type === Scalar.PLAIN ||
      node.type === Scalar.QUOTE_DOUBLE ||
      node.type === Scalar.QUOTE_SINGLE);
  return [{ name: key.value, key, value: node, editable }];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "range" in value;
}

function isNullScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (key.source === "<<" || key.value === "<<");
}

function resolve({ document }: OverrideMap, node: Node): Node | undefined {
  return isAlias(node) ? node.resolve(document) : undefined;
}

/** The place of a node's text, without its properties. */
export function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end: Math.max(end, start + 1) };
}

/** Whether there is nothing to point at, as behind `images_type:`. */
function isEmpty(value: Node | null): value is null {
  return value?.range?.[0] === value?.range?.[1];
}

/** Inside the quotes where what stands there is the value itself. */
function innerSpan(host: string, node: Node, written: string): Span {
  const span = spanOf(node);
  const inner = { start: span.start + 1, end: span.end - 1 };
  return written !== "" &&
    written !== unknownValue &&
    isScalar(node) &&
    (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) &&
    host.slice(inner.start, inner.end) === written
    ? inner
    : span;
}

function mapSpan(map: YAMLMap): Span {
  const [first] = map.items;
  return isScalar(first?.key) ? spanOf(first.key) : spanOf(map);
}

function textOffset(pieces: readonly Piece[], offset: number): number | undefined {
  const piece = pieces.find(({ host }) => host.start <= offset && offset <= host.end);
  if (piece === undefined) return undefined;
  return piece.isExact ? piece.span.start + (offset - piece.host.start) : piece.span.start;
}

/** From the first to the last piece that a span touches; where it touches none, the nearest one before it. */
function hostSpan(pieces: readonly Piece[], span: Span, fallback: Span): Span {
  const touched = pieces.filter(
    (piece) =>
      (piece.span.start < span.end && span.start < piece.span.end) ||
      (piece.span.start === piece.span.end &&
        span.start <= piece.span.start &&
        piece.span.end <= span.end),
  );
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined) {
    return pieces.findLast((piece) => piece.span.start <= span.start)?.host ?? fallback;
  }
  const start = first.isExact
    ? first.host.start + Math.max(0, span.start - first.span.start)
    : first.host.start;
  const end = last.isExact ? last.host.end - Math.max(0, last.span.end - span.end) : last.host.end;
  return end > start ? { start, end } : { start, end: start + 1 };
}
