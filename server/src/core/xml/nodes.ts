import type { Span } from "../text/span.js";
import { decodeAttributeValue } from "./character-data.js";
import type { TextRuns } from "./text-runs.js";
import type { XmlAttribute, XmlElement } from "./tree.js";

/*
 * A document may have a million elements. So nodes keep offsets as plain numbers, share what is equal (names, empty
 * lists), and make spans, values and texts when they are asked for.
 */

/** The children and attributes of everything that has none. */
export const nothing: readonly never[] = [];

/** A start tag as it was read. */
export interface StartTag {
  readonly start: number;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly selfClosing: boolean;
  /** The offset after it. */
  readonly end: number;
  /** False when the `>` is missing. */
  readonly finished: boolean;
}

export class ElementNode implements XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly selfClosing: boolean;
  #parent: XmlElement | undefined = undefined;
  #children: readonly ElementNode[] = nothing;
  readonly #runs: TextRuns;
  readonly #start: number;
  readonly #startTagEnd: number;
  #contentEnd: number;
  #end: number;

  constructor(runs: TextRuns, { start, name, attributes, selfClosing, end }: StartTag) {
    this.name = name;
    this.attributes = attributes;
    this.selfClosing = selfClosing;
    this.#runs = runs;
    this.#start = start;
    this.#startTagEnd = end;
    this.#contentEnd = end;
    this.#end = end;
  }

  /** Ends the element: with the end tag that starts at `contentEnd`, or, where `end` is the same, with none. */
  close(children: readonly ElementNode[], contentEnd: number, end: number): void {
    for (const child of children) child.#parent = this;
    this.#children = children;
    this.#contentEnd = contentEnd;
    this.#end = end;
  }

  get parent(): XmlElement | undefined {
    return this.#parent;
  }

  get children(): readonly XmlElement[] {
    return this.#children;
  }

  get span(): Span {
    return { start: this.#start, end: this.#end };
  }

  get nameSpan(): Span {
    const start = this.#start + 1;
    return { start, end: start + this.name.length };
  }

  get startTagSpan(): Span {
    return { start: this.#start, end: this.#startTagEnd };
  }

  get endTagSpan(): Span | undefined {
    return this.#contentEnd === this.#end ? undefined : { start: this.#contentEnd, end: this.#end };
  }

  get text(): string {
    let text = "";
    let offset = this.#startTagEnd;
    for (const child of this.#children) {
      text += this.#runs.textBetween(offset, child.#start);
      offset = child.#end;
    }
    return text + this.#runs.textBetween(offset, this.#contentEnd);
  }
}

/** An attribute in `text`. It ends with its value, and with the quote after it where it is intact. */
export interface AttributeAsRead {
  readonly text: string;
  readonly name: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly quote: "'" | '"';
  readonly intact: boolean;
  /** The value stands for itself: it has no references, no tabs and no line breaks. */
  readonly isPlain: boolean;
}

export class AttributeNode implements XmlAttribute {
  readonly name: string;
  readonly quote: "'" | '"';
  readonly intact: boolean;
  readonly #text: string;
  readonly #start: number;
  readonly #valueStart: number;
  readonly #valueEnd: number;
  readonly #isPlain: boolean;

  constructor(read: AttributeAsRead) {
    this.name = read.name;
    this.quote = read.quote;
    this.intact = read.intact;
    this.#text = read.text;
    this.#start = read.start;
    this.#valueStart = read.valueStart;
    this.#valueEnd = read.valueEnd;
    this.#isPlain = read.isPlain;
  }

  /** The offset after it. */
  get end(): number {
    return this.#valueEnd + (this.intact ? 1 : 0);
  }

  get value(): string {
    const raw = this.#text.slice(this.#valueStart, this.#valueEnd);
    return this.#isPlain ? raw : decodeAttributeValue(raw);
  }

  get span(): Span {
    return { start: this.#start, end: this.end };
  }

  get nameSpan(): Span {
    return { start: this.#start, end: this.#start + this.name.length };
  }

  get valueSpan(): Span {
    return { start: this.#valueStart, end: this.#valueEnd };
  }
}
