import { Names } from "./names.js";
import { AttributeNode, type StartTag, nothing } from "./nodes.js";

/** So that looking for a name that is given twice stays cheap; no element of libvirt has as many. */
const mostAttributes = 32;

/**
 * Reads tags that are written as a program writes them: ASCII names, each value in quotes and on its line, nothing in
 * them that could be a reference or a placeholder. Nearly all tags are, and this is several times as fast as looking
 * out for everything that can be wrong. Says `undefined` to every other tag, however right.
 *
 * Never reads past the next `<`, so a text that is full of other tags is not read again and again.
 */
export class PlainTags {
  readonly #text: string;
  readonly #names: Names;
  /** The attributes of the tag at hand, as many as are counted: a list of its own is only made in its final length. */
  readonly #attributes: AttributeNode[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#names = new Names(text);
  }

  /** The start tag at the `<` at `start`. */
  startTag(start: number): StartTag | undefined {
    const text = this.#text;
    let offset = this.#nameEnd(start + 1);
    if (offset === start + 1) return undefined;
    const name = this.#names.at(start + 1, offset);
    let count = 0;
    for (;;) {
      const next = this.#spaceEnd(offset);
      const code = text.charCodeAt(next);
      if (code === greaterThan || code === slash) {
        const selfClosing = code === slash;
        if (selfClosing && text.charCodeAt(next + 1) !== greaterThan) return undefined;
        const end = next + (selfClosing ? 2 : 1);
        const attributes = count === 0 ? nothing : this.#attributes.slice(0, count);
        return { start, name, attributes, selfClosing, end, finished: true };
      }
      if (next === offset || count === mostAttributes) return undefined;
      const found = this.#attribute(next);
      if (found === undefined || this.#isTaken(found.name, count)) return undefined;
      this.#attributes[count++] = found;
      offset = found.end;
    }
  }

  /** The offset after the end tag at `start`, which has to be that of `name`. */
  endTag(start: number, name: string): number | undefined {
    const end = start + 2 + name.length;
    const isPlain = this.#text.startsWith(name, start + 2) && this.#text[end] === ">";
    return isPlain ? end + 1 : undefined;
  }

  #attribute(start: number): AttributeNode | undefined {
    const text = this.#text;
    const nameEnd = this.#nameEnd(start);
    if (nameEnd === start || text.charCodeAt(nameEnd) !== equals) return undefined;
    const quote = text.charCodeAt(nameEnd + 1);
    if (quote !== singleQuote && quote !== doubleQuote) return undefined;
    const valueStart = nameEnd + 2;
    const valueEnd = this.#valueEnd(valueStart, quote);
    if (valueEnd === undefined) return undefined;
    return new AttributeNode({
      text,
      name: this.#names.at(start, nameEnd),
      start,
      valueStart,
      valueEnd,
      quote: quote === singleQuote ? "'" : '"',
      intact: true,
      isPlain: true,
    });
  }

  #valueEnd(start: number, quote: number): number | undefined {
    const text = this.#text;
    for (let offset = start; ; offset++) {
      const code = text.charCodeAt(offset);
      if (code === quote) return offset;
      // Also at the end of the text, where the code is NaN.
      if (!(code >= space) || code === lessThan || code === ampersand) return undefined;
      if (code === openBrace || code === dollar) return undefined;
    }
  }

  #nameEnd(start: number): number {
    const text = this.#text;
    let offset = start;
    while (isNameCharacter(text.charCodeAt(offset))) offset++;
    return isNameStart(text.charCodeAt(start)) ? offset : start;
  }

  #spaceEnd(start: number): number {
    let offset = start;
    while (isSpace(this.#text.charCodeAt(offset))) offset++;
    return offset;
  }

  #isTaken(name: string, count: number): boolean {
    for (let index = 0; index < count; index++) {
      if (this.#attributes[index]?.name === name) return true;
    }
    return false;
  }
}

const space = 0x20;
const doubleQuote = 0x22;
const dollar = 0x24;
const ampersand = 0x26;
const singleQuote = 0x27;
const slash = 0x2f;
const lessThan = 0x3c;
const equals = 0x3d;
const greaterThan = 0x3e;
const openBrace = 0x7b;

/** The white space of XML. */
function isSpace(code: number): boolean {
  return code === space || code === 0x0a || code === 0x0d || code === 0x09;
}

function isNameStart(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a && code < 0x80) || code === 0x5f || code === 0x3a;
}

/** Letters, `_`, `:`, digits, `-` and `.`. */
function isNameCharacter(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
}
