import { isXmlSpace } from "./character-data.js";
import { AttributeNode, type StartTag } from "./nodes.js";
import { NextMatch } from "./placeholders.js";
import type { ScanContext } from "./scan-context.js";

type Quote = "'" | '"';

/** Reads one start tag, however broken, with the places of its attributes. */
export class StartTagScanner {
  readonly #context: ScanContext;
  readonly #text: string;
  readonly #quotes: Readonly<Record<Quote, NextMatch>>;
  #offset = 0;
  #attributes: AttributeNode[] = [];
  #names = new Set<string>();
  /** End of what was read last, white space left out. */
  #contentEnd = 0;
  #lastWasPlaceholder = false;
  #quoteIsOpen = false;

  constructor(context: ScanContext) {
    this.#context = context;
    this.#text = context.text;
    this.#quotes = {
      "'": new NextMatch(context.text, "'"),
      '"': new NextMatch(context.text, '"'),
    };
  }

  /** Whether the `<` at `offset` is followed by a name, or by a placeholder that stands for one. */
  startsAt(offset: number): boolean {
    return this.nameEnd(offset + 1) > offset + 1;
  }

  /** Where the element name that starts at `offset` ends; `offset` itself when there is none. */
  nameEnd(offset: number): number {
    const { placeholders } = this.#context;
    if (placeholders.statementEndAt(offset) !== undefined) return offset;
    const first = placeholders.endAt(offset);
    const pattern = first === undefined ? elementName : restOfElementName;
    pattern.lastIndex = first ?? offset;
    return pattern.test(this.#text) ? pattern.lastIndex : (first ?? offset);
  }

  /** Reads the start tag at `start`, where `startsAt` holds. */
  scan(start: number): StartTag {
    const nameEnd = this.nameEnd(start + 1);
    const name = this.#text.slice(start + 1, nameEnd);
    this.#begin(nameEnd);
    const ending = this.#scanInside();
    if (!ending.finished && !this.#quoteIsOpen) {
      const message = `The tag '<${name}' is never closed. End it with '>' or '/>'.`;
      this.#context.report(start, nameEnd, message);
    }
    return { start, name, attributes: this.#attributes, end: this.#contentEnd, ...ending };
  }

  #begin(nameEnd: number): void {
    this.#take(nameEnd);
    this.#attributes = [];
    this.#names = new Set();
    this.#lastWasPlaceholder = false;
    this.#quoteIsOpen = false;
  }

  #scanInside(): Pick<StartTag, "selfClosing" | "finished"> {
    let selfClosing = false;
    for (;;) {
      while (isXmlSpace(this.#text[this.#offset])) this.#offset++;
      const character = this.#text[this.#offset];
      if (character === undefined) return { selfClosing, finished: false };
      if (character === ">") {
        this.#take(this.#offset + 1);
        return { selfClosing, finished: true };
      }
      const statementEnd = this.#context.placeholders.statementEndAt(this.#offset);
      if (statementEnd !== undefined) {
        this.#lastWasPlaceholder = true;
        // Another branch may write an attribute of the same name.
        this.#names.clear();
        this.#take(statementEnd);
        continue;
      }
      const placeholderEnd = this.#context.placeholders.endAt(this.#offset);
      if (character === "<" && placeholderEnd === undefined) {
        return { selfClosing, finished: false };
      }
      if (character === "/") {
        selfClosing = true;
        this.#scanSlash();
      } else {
        selfClosing = false;
        this.#scanAttribute(placeholderEnd);
      }
    }
  }

  /** The slash of `/>`; a slash elsewhere is a mistake, unless the tag is still being typed. */
  #scanSlash(): void {
    const start = this.#offset;
    this.#take(start + 1);
    const next = this.#text[this.#offset];
    if (next !== ">" && next !== undefined && next !== "<" && !isXmlSpace(next)) {
      this.#context.report(
        start,
        start + 1,
        "A '/' here must be followed by '>'. Remove it or finish the tag.",
      );
    } else if (isXmlSpace(next)) {
      const after = /[ \t\r\n]+>/y;
      after.lastIndex = this.#offset;
      if (after.test(this.#text)) {
        this.#context.report(
          start,
          after.lastIndex,
          "White space separates '/' from '>'. Write '/>'.",
        );
      }
    }
  }

  #scanAttribute(placeholderEnd: number | undefined): void {
    const start = this.#offset;
    const nameEnd = this.#attributeNameEnd(start);
    if (nameEnd === start) {
      this.#scanJunk();
      return;
    }
    const touches = start === this.#contentEnd && !this.#lastWasPlaceholder;
    const equals = this.#skipSpace(nameEnd);
    if (this.#text[equals] !== "=") {
      // A placeholder alone writes whole attributes or nothing.
      this.#lastWasPlaceholder = placeholderEnd !== undefined;
      this.#take(nameEnd);
      if (!this.#lastWasPlaceholder) this.#addWithoutValue(start, nameEnd, nameEnd);
      return;
    }
    this.#lastWasPlaceholder = false;
    const name = this.#text.slice(start, nameEnd);
    if (touches && placeholderEnd === undefined && this.#attributes.length > 0) {
      this.#context.report(start, nameEnd, `Put a space before '${name}'.`);
    }
    if (placeholderEnd === undefined && !isAttributeName(name)) {
      this.#context.report(
        start,
        nameEnd,
        `'${name}' is not a name that XML allows. Correct or remove it.`,
      );
    }
    this.#scanValue(start, nameEnd, equals);
  }

  #scanValue(start: number, nameEnd: number, equals: number): void {
    const valueStart = this.#skipSpace(equals + 1);
    const quote = this.#text[valueStart];
    if (quote === "'" || quote === '"') {
      const close = this.#closingQuote(valueStart, quote);
      const end = close ?? this.#endOfOpenValue(valueStart + 1);
      if (close === undefined) {
        this.#quoteIsOpen = true;
        this.#context.report(
          valueStart,
          Math.max(end, valueStart + 1),
          `The quote that opens here is never closed. Add a ${quote} after the value.`,
        );
      }
      this.#take(close === undefined ? end : close + 1);
      this.#add({
        start,
        nameEnd,
        valueStart: valueStart + 1,
        valueEnd: end,
        quote,
        intact: close !== undefined,
      });
      return;
    }
    const valueEnd = this.#unquotedValueEnd(valueStart, equals);
    if (valueEnd === valueStart) {
      this.#take(equals + 1);
      this.#addWithoutValue(start, nameEnd, equals + 1);
      return;
    }
    if (this.#context.placeholders.endAt(valueStart) === undefined) {
      this.#context.report(
        valueStart,
        valueEnd,
        "This value has no quotes. Put it between quotes.",
      );
    }
    this.#take(valueEnd);
    this.#add({ start, nameEnd, valueStart, valueEnd, quote: "'", intact: false });
  }

  #addWithoutValue(start: number, nameEnd: number, end: number): void {
    const name = this.#text.slice(start, nameEnd);
    const message = isAttributeName(name)
      ? `'${name}' has no value. Write ${name}='...' or remove it.`
      : `A tag cannot contain '${name}'. Remove it.`;
    this.#context.report(start, end, message);
    if (isAttributeName(name)) {
      this.#add({ start, nameEnd, valueStart: end, valueEnd: end, quote: "'", intact: false });
    }
  }

  #add(found: {
    start: number;
    nameEnd: number;
    valueStart: number;
    valueEnd: number;
    quote: Quote;
    intact: boolean;
  }): void {
    const { start, nameEnd, valueStart, valueEnd } = found;
    const name = this.#text.slice(start, nameEnd);
    if (this.#names.has(name)) {
      this.#context.report(
        start,
        nameEnd,
        `'${name}' is given twice in this tag. Keep one of them.`,
      );
    }
    this.#names.add(name);
    this.#context.checkCharacterData({ start: valueStart, end: valueEnd }, "value");
    const text = this.#text;
    this.#attributes.push(new AttributeNode({ ...found, text, name, isPlain: false }));
  }

  /**
   * Where the quote that opens at `open` is closed. The next quote need not be it: the user may just be typing,
   * and the next quote opens the value of another attribute or stands in another tag.
   */
  #closingQuote(open: number, quote: Quote): number | undefined {
    let from = open + 1;
    for (;;) {
      const close = this.#quotes[quote].from(from);
      if (close === undefined) return undefined;
      const opener = this.#context.placeholders.nextOpener(from);
      if (opener === undefined || opener > close)
        return this.#isClosedBy(open, close) ? close : undefined;
      const after = this.#context.placeholders.endAt(opener);
      if (after === undefined) from = opener + 1;
      // A quote inside a placeholder closes the value only where XML would agree: `'{{ a["b"] }}'`.
      else if (after <= close || !this.#tagGoesOn(close + 1)) from = after;
      else return this.#isClosedBy(open, close) ? close : undefined;
    }
  }

  #isClosedBy(open: number, close: number): boolean {
    const value = this.#context.placeholders.without(open + 1, close);
    const endsLikeName = /[ \t][\w:.-]+[ \t]*=[ \t]*$/.test(value);
    if (!this.#endsAttribute(close + 1)) return !endsLikeName && !/[<>\r\n]/.test(value);
    // XML forbids `<` in a value. One on the same line is taken for a mistake in the value.
    return !value.includes("<") || (!endsLikeName && !/[\r\n]/.test(value));
  }

  #endsAttribute(offset: number): boolean {
    const character = this.#text[offset];
    return (
      character === undefined || character === ">" || character === "/" || isXmlSpace(character)
    );
  }

  /** Whether what follows an attribute is another one or the end of the tag, as XML sees it. */
  #tagGoesOn(offset: number): boolean {
    const next = /[ \t\r\n]*(?:\/?>|$)|[ \t\r\n]+[^\s=/><"'&]+[ \t\r\n]*=/y;
    next.lastIndex = offset;
    return next.test(this.#text);
  }

  /** Where a value without closing quote most likely ends: at the next attribute, the end of the tag or of the line. */
  #endOfOpenValue(start: number): number {
    const pattern = /[\r\n<>]|\/>|[ \t][\w:.-]+[ \t]*=[ \t]*["']/g;
    pattern.lastIndex = start;
    for (;;) {
      const found = pattern.exec(this.#text)?.index ?? this.#text.length;
      const after = this.#text[found] === "<" ? this.#context.placeholders.endAt(found) : undefined;
      if (after !== undefined) {
        pattern.lastIndex = after;
        continue;
      }
      let end = found;
      while (end > start && isXmlSpace(this.#text[end - 1])) end--;
      return end;
    }
  }

  #unquotedValueEnd(start: number, equals: number): number {
    // `cache= io='native'`: what follows the space is the next attribute.
    const nextAttribute = /[^\s=/><"'&]+[ \t\r\n]*=/y;
    nextAttribute.lastIndex = start;
    if (start > equals + 1 && nextAttribute.test(this.#text)) return start;
    let end = start;
    for (;;) {
      const after = this.#context.placeholders.endAt(end);
      const character = this.#text[end];
      if (this.#context.placeholders.statementEndAt(end) !== undefined) return end;
      if (after !== undefined) end = after;
      else if (character === undefined || /[\s<>"']/.test(character)) return end;
      else if (character === "/" && this.#text[end + 1] === ">") return end;
      else end++;
    }
  }

  #attributeNameEnd(start: number): number {
    let end = start;
    for (;;) {
      const character = this.#text[end];
      if (character === undefined || /[ \t\r\n=/>"'\u00A0\u2000-\u200B\u3000]/.test(character))
        return end;
      const after = this.#context.placeholders.endAt(end);
      if (after === undefined && character === "<") return end;
      if (this.#context.placeholders.statementEndAt(end) !== undefined) return end;
      end = after ?? end + 1;
    }
  }

  /** What can start neither an attribute nor the end of the tag, in one piece. */
  #scanJunk(): void {
    const start = this.#offset;
    const character = this.#text[start] ?? "";
    let end = start + 1;
    if (character === '"' || character === "'") {
      const string = /(["'])[^"'<>\r\n]*\1/y;
      string.lastIndex = start;
      if (string.test(this.#text)) end = string.lastIndex;
    } else if (character === "=") {
      const value = /=[ \t]*(?:"[^"<>\r\n]*"|'[^'<>\r\n]*'|[^\s"'<>/]*)/y;
      value.lastIndex = start;
      if (value.test(this.#text)) end = value.lastIndex;
    } else {
      while (/[\u00A0\u2000-\u200B\u3000]/.test(this.#text[end] ?? "")) end++;
      this.#context.report(start, end, "This is not a space that XML knows. Type a plain space.");
      this.#lastWasPlaceholder = true;
      this.#take(end);
      return;
    }
    this.#take(end);
    if (!this.#quoteIsOpen) {
      this.#context.report(
        start,
        end,
        "This value belongs to no attribute. Write a name and '=' before it, or remove it.",
      );
    }
  }

  #skipSpace(offset: number): number {
    let end = offset;
    while (isXmlSpace(this.#text[end])) end++;
    return end;
  }

  #take(end: number): void {
    this.#offset = end;
    this.#contentEnd = end;
  }
}

const elementName =
  /[A-Za-z_:\u0080-\u009F\u00A1-\u1FFF\u200C-\u2FFF\u3001-\uFFFD][\w:.\-\u00A1-\u1FFF\u200C-\u2FFF\u3001-\uFFFD]*/y;
const restOfElementName = /[\w:.\-\u00A1-\u1FFF\u200C-\u2FFF\u3001-\uFFFD]+/y;

function isAttributeName(name: string): boolean {
  return /^[A-Za-z_:\u00A1-\uFFFD][\w:.\-\u00A1-\uFFFD]*$/.test(name);
}
