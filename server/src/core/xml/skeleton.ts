import { XMLParser } from "fast-xml-parser";
import type { EndTag, Scan } from "./scan.js";
import type { StartTag } from "./scan-start-tag.js";
import type { XmlSyntaxError } from "./tree.js";

/** An element as fast-xml-parser nests it, with offsets into the original text. */
export interface SkeletonElement {
  readonly start: number;
  /** `undefined` when nothing closes it. */
  readonly end: number | undefined;
  readonly children: readonly unknown[];
}

export interface Skeleton {
  /** Turns nodes of the parser into elements, one level at a time: nesting may be deeper than the call stack. */
  read(nodes: readonly unknown[]): SkeletonElement[];
  readonly roots: readonly unknown[];
  readonly endTags: ReadonlyMap<StartTag, EndTag>;
  readonly errors: readonly XmlSyntaxError[];
}

/**
 * Nests the tags of a scan with fast-xml-parser.
 *
 * The parser throws on unclosed quotes and comments and on names that JavaScript objects have (`constructor`),
 * drops duplicate attributes, and closes the innermost element whatever an end tag is called. So it gets a text of
 * the same length in which every character outside the names and brackets of balanced tags is a space;
 * where a closing piece is missing it is put in, and offsets are counted back.
 */
export function nest(textLength: number, scanned: Scan): Skeleton {
  const balance = balanceTags(scanned);
  const skeleton = new SkeletonText(textLength);
  for (const piece of balance.pieces) skeleton.add(piece);
  const parsed: unknown = parser.parse(skeleton.finish());
  return {
    roots: Array.isArray(parsed) ? parsed : [],
    endTags: balance.endTags,
    errors: balance.errors,
    read: (nodes) => nodes.flatMap((node) => readNode(node, skeleton)),
  };
}

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  // The scanner has the attributes with their places.
  ignoreAttributes: true,
  processEntities: false,
  parseTagValue: false,
  // The default of 100 throws; and paths as strings for callbacks would cost the square of the depth.
  maxNestedTags: Infinity,
  jPath: false,
});

const metaData: symbol = XMLParser.getMetaDataSymbol() as unknown as symbol;

type Piece =
  | { readonly kind: "start"; readonly tag: StartTag; readonly empty: boolean }
  | { readonly kind: "end"; readonly tag: EndTag }
  | { readonly kind: "implied end"; readonly at: number; readonly name: string };

interface Balance {
  readonly pieces: readonly Piece[];
  readonly endTags: ReadonlyMap<StartTag, EndTag>;
  readonly errors: readonly XmlSyntaxError[];
}

/** Pairs start and end tags by name. Cost is linear: each tag enters and leaves the list of open ones once. */
function balanceTags({ tags, truncated }: Scan): Balance {
  const pieces: Piece[] = [];
  const endTags = new Map<StartTag, EndTag>();
  const errors: XmlSyntaxError[] = [];
  const open: OpenElement[] = [];
  const openByName = new Map<string, number>();

  for (const tag of tags) {
    if (tag.kind === "start") {
      const element = { tag, piece: pieces.length };
      pieces.push({ kind: "start", tag, empty: tag.selfClosing });
      if (tag.selfClosing) continue;
      open.push(element);
      openByName.set(tag.name, (openByName.get(tag.name) ?? 0) + 1);
      continue;
    }
    if ((openByName.get(tag.name) ?? 0) === 0) {
      errors.push({ span: tag.span, message: strayEndTag(tag, open.at(-1)?.tag) });
      continue;
    }
    for (let left = open.pop(); left !== undefined; left = open.pop()) {
      openByName.set(left.tag.name, (openByName.get(left.tag.name) ?? 1) - 1);
      if (left.tag.name === tag.name) {
        endTags.set(left.tag, tag);
        pieces.push({ kind: "end", tag });
        break;
      }
      leaveUnclosed(left);
      if (left.tag.finished) {
        pieces.push({ kind: "implied end", at: tag.span.start, name: left.tag.name });
      }
    }
  }
  for (const left of open) leaveUnclosed(left);
  return { pieces, endTags, errors };

  function leaveUnclosed({ tag, piece }: OpenElement): void {
    // What follows a tag that is still being typed stood there before it: the tag holds nothing yet.
    if (!tag.finished) pieces[piece] = { kind: "start", tag, empty: true };
    else if (!truncated) {
      errors.push({
        span: { start: tag.span.start, end: tag.nameSpan.end },
        message: `'<${tag.name}>' is never closed. Add '</${tag.name}>' or end the tag with '/>'.`,
      });
    }
  }
}

interface OpenElement {
  readonly tag: StartTag;
  readonly piece: number;
}

function strayEndTag(tag: EndTag, innermost: StartTag | undefined): string {
  const hint = innermost === undefined ? "Remove it" : `Remove it, or write '</${innermost.name}>'`;
  return `'</${tag.name}>' closes nothing that is open here. ${hint}.`;
}

/** The text that the parser gets, and the way back from its offsets. */
class SkeletonText {
  readonly #length: number;
  readonly #parts: string[] = [];
  #size = 0;
  #inserted = 0;
  /** Ends of the pieces that the original lacks, with all that has been inserted up to there. */
  readonly #insertions: { readonly end: number; readonly total: number }[] = [];

  constructor(length: number) {
    this.#length = length;
  }

  add(piece: Piece): void {
    if (piece.kind === "implied end") {
      this.#fillTo(piece.at);
      this.#append(`</${parserName(piece.name)}>`, 0);
      return;
    }
    const { start, end } = piece.tag.span;
    this.#fillTo(start);
    const name = parserName(piece.tag.name);
    const head = piece.kind === "end" ? `</${name}` : `<${name}`;
    const tail = piece.kind === "start" && piece.empty ? "/>" : ">";
    const padding = " ".repeat(Math.max(0, end - start - head.length - tail.length));
    this.#append(head + padding + tail, end - start);
  }

  finish(): string {
    this.#fillTo(this.#length);
    return this.#parts.join("");
  }

  /** The offset in the original text; what was inserted lies where it was inserted. */
  originalOffset(offset: number): number {
    let low = 0;
    let high = this.#insertions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#insertions[middle]?.end ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - (this.#insertions[low - 1]?.total ?? 0);
  }

  #fillTo(original: number): void {
    this.#append(" ".repeat(original - this.#originalSize), original - this.#originalSize);
  }

  get #originalSize(): number {
    return this.#size - this.#inserted;
  }

  #append(part: string, originalLength: number): void {
    this.#parts.push(part);
    this.#size += part.length;
    if (part.length === originalLength) return;
    this.#inserted += part.length - originalLength;
    this.#insertions.push({ end: this.#size, total: this.#inserted });
  }
}

/** A name of the same length that the parser takes; the scanner keeps the real one. */
function parserName(name: string): string {
  const isPlain = /^[A-Za-z_][\w.:-]*$/.test(name) && !(name in {}) && name !== "prototype";
  return isPlain ? name : "_".repeat(name.length);
}

function readNode(node: unknown, skeleton: SkeletonText): SkeletonElement[] {
  if (typeof node !== "object" || node === null) return [];
  const place: unknown = Reflect.get(node, metaData);
  const children: unknown = Object.values(node)[0];
  if (typeof place !== "object" || place === null || !Array.isArray(children)) return [];
  const start: unknown = Reflect.get(place, "startIndex");
  const end: unknown = Reflect.get(place, "endIndex");
  if (typeof start !== "number") return [];
  return [
    {
      start: skeleton.originalOffset(start),
      end: typeof end === "number" ? skeleton.originalOffset(end) : undefined,
      children,
    },
  ];
}
