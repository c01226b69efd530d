import type { Span } from "../text/span.js";
import { referenceAt } from "./character-data.js";
import { Placeholders } from "./placeholders.js";
import type { XmlSyntaxError } from "./tree.js";

/** The text being scanned with what the parts of the scanner share. */
export class ScanContext {
  readonly text: string;
  readonly placeholders: Placeholders;
  readonly errors: XmlSyntaxError[] = [];
  /** A document type may declare entities; those are then neither expanded nor reported. */
  declaresEntities = false;

  constructor(text: string) {
    this.text = text;
    this.placeholders = new Placeholders(text);
  }

  report(start: number, end: number, message: string): void {
    this.errors.push({ span: { start, end }, message });
  }

  /** Reports what may not stand unescaped in a text run or in the value of an attribute. */
  checkCharacterData(span: Span, place: "text" | "value"): void {
    const pattern = /[&<]|\]\]>|\{[{%#]|[$%]\{/g;
    // Only the range is searched: a search that runs on to the end of the text would cost its square.
    const data = this.text.slice(span.start, span.end);
    for (let match = pattern.exec(data); match !== null; match = pattern.exec(data)) {
      const offset = span.start + match.index;
      const after = this.placeholders.endAt(offset);
      if (after !== undefined) pattern.lastIndex = after - span.start;
      else if (this.text[offset] === "&") this.#checkReference(offset);
      else if (this.text[offset] === "<") {
        this.report(
          offset,
          offset + 1,
          "This '<' does not start a tag. Write '&lt;' for the character.",
        );
      } else if (this.text[offset] === "]" && place === "text") {
        this.report(
          offset,
          offset + 3,
          "']]>' only ends a CDATA section. Write ']]&gt;' for the characters.",
        );
      }
    }
  }

  #checkReference(offset: number): void {
    const reference = referenceAt(this.text, offset);
    if (reference === "none") {
      this.report(
        offset,
        offset + 1,
        "This '&' does not start a reference. Write '&amp;' for the character.",
      );
    } else if (reference === "named" && !this.declaresEntities) {
      const end = this.text.indexOf(";", offset) + 1;
      const name = this.text.slice(offset, end);
      this.report(offset, end, `XML has no '${name}'. Write the character itself or its number.`);
    }
  }
}
