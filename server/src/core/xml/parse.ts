import type { Span } from "../text/span.js";
import { decodeText, normaliseLineEnds } from "./character-data.js";
import { trimmed } from "./layout.js";
import { scan, type EndTag, type Scan, type TextRun } from "./scan.js";
import type { StartTag } from "./scan-start-tag.js";
import { nest, type Skeleton, type SkeletonElement } from "./skeleton.js";
import type { XmlAttribute, XmlDocument, XmlElement, XmlSyntaxError } from "./tree.js";

/**
 * Reads any text as XML: the elements that are intact, and each syntax error with its place.
 * Never throws; cost is linear in the size of the text, whatever is in it. Entities that a document declares are never expanded.
 */
export function parseXml(text: string): XmlDocument {
  const scanned = scan(text);
  const skeleton = nest(text.length, scanned);
  const tree = new TreeBuilder(text, scanned, skeleton);
  const roots = tree.build();
  const errors = [...scanned.errors, ...skeleton.errors, ...tree.errors].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return { text, roots, comments: scanned.comments, errors };
}

interface Draft extends XmlElement {
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlElement[];
  text: string;
}

interface Level {
  /** `undefined` outside of every root. */
  readonly element: Draft | undefined;
  readonly pending: readonly SkeletonElement[];
  next: number;
  /** Character data directly inside, in pieces. */
  readonly texts: string[];
}

/** Joins the nesting with what the scanner knows of each tag. Walks without recursion: nesting may be deeper than the call stack. */
class TreeBuilder {
  readonly #text: string;
  readonly #scanned: Scan;
  readonly #skeleton: Skeleton;
  readonly #startTags: ReadonlyMap<number, StartTag>;
  readonly #roots: XmlElement[] = [];
  readonly errors: XmlSyntaxError[] = [];
  #nextRun = 0;

  constructor(text: string, scanned: Scan, skeleton: Skeleton) {
    this.#text = text;
    this.#scanned = scanned;
    this.#skeleton = skeleton;
    this.#startTags = new Map(
      scanned.tags.flatMap((tag) => (tag.kind === "start" ? [[tag.span.start, tag]] : [])),
    );
  }

  build(): readonly XmlElement[] {
    const levels = [this.#level(undefined, this.#skeleton.roots)];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
      const found = level.pending[level.next++];
      if (found === undefined) {
        this.#leave(level);
        levels.pop();
        continue;
      }
      this.#takeRunsBefore(found.start, level);
      const tag = this.#startTags.get(found.start);
      if (tag === undefined) throw new Error("The parser found an element where there is no tag");
      const element = this.#draft(tag, found, level.element);
      (level.element?.children ?? this.#roots).push(element);
      levels.push(this.#level(element, found.children));
    }
    return this.#roots;
  }

  #level(element: Draft | undefined, nodes: readonly unknown[]): Level {
    return { element, pending: this.#skeleton.read(nodes), next: 0, texts: [] };
  }

  #leave(level: Level): void {
    const { element } = level;
    if (element === undefined) {
      this.#takeRunsBefore(Infinity, level);
      return;
    }
    this.#takeRunsBefore(element.endTagSpan?.start ?? element.span.end, level);
    element.text = level.texts.join("");
  }

  #takeRunsBefore(offset: number, level: Level): void {
    for (;;) {
      const run = this.#scanned.runs[this.#nextRun];
      if (run === undefined || run.span.start >= offset) return;
      this.#nextRun++;
      if (level.element === undefined) {
        if (!run.blank) this.#reportOutside(run);
        continue;
      }
      const raw = this.#text.slice(run.span.start, run.span.end);
      level.texts.push(run.cdata ? normaliseLineEnds(raw) : decodeText(raw));
    }
  }

  #reportOutside({ span, cdata }: TextRun): void {
    // With its brackets: an empty CDATA section has no character to point at.
    const place = cdata ? { start: span.start - 9, end: span.end + 3 } : trimmed(this.#text, span);
    const message = "Text stands outside of every element. Move it into one or remove it.";
    this.errors.push({ span: place, message });
  }

  #draft(tag: StartTag, found: SkeletonElement, parent: XmlElement | undefined): Draft {
    const endTag: EndTag | undefined = this.#skeleton.endTags.get(tag);
    const span: Span = { start: tag.span.start, end: found.end ?? this.#text.length };
    return {
      name: tag.name,
      parent,
      span,
      nameSpan: tag.nameSpan,
      startTagSpan: tag.span,
      endTagSpan: endTag?.span,
      selfClosing: tag.selfClosing,
      attributes: tag.attributes,
      children: [],
      text: "",
    };
  }
}
