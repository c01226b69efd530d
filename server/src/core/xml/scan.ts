import { withoutPrefix } from "./names.js";
import { NextMatch } from "./placeholders.js";
import { PlainTags } from "./plain-tags.js";
import { ScanContext } from "./scan-context.js";
import { StartTagScanner } from "./scan-start-tag.js";
import { isXmlSpace } from "./character-data.js";
import { TextRuns } from "./text-runs.js";
import { TreeBuilder } from "./tree-builder.js";
import { trimmed } from "./layout.js";
import type { XmlComment, XmlDocument } from "./tree.js";

/**
 * Splits any text into tags, comments and character data, nests them, and says what keeps the text from being
 * well-formed. What is plain is read fast, everything else with care.
 */
export class Scanner {
  readonly #context: ScanContext;
  readonly #text: string;
  readonly #plainTags: PlainTags;
  readonly #startTags: StartTagScanner;
  readonly #markup: NextMatch;
  readonly #instructionEnd: NextMatch;
  readonly #runs: TextRuns;
  readonly #tree: TreeBuilder;
  readonly #comments: XmlComment[] = [];
  #offset = 0;
  /** True when the rest of the text is swallowed by something that is never closed. */
  #truncated = false;

  constructor(text: string) {
    this.#context = new ScanContext(text);
    this.#text = text;
    this.#plainTags = new PlainTags(text);
    this.#startTags = new StartTagScanner(this.#context);
    this.#markup = new NextMatch(text, "<");
    this.#instructionEnd = new NextMatch(text, "?>");
    this.#runs = new TextRuns(text);
    this.#tree = new TreeBuilder(this.#runs);
  }

  scan(): XmlDocument {
    const text = this.#text;
    // A byte order mark is no character data.
    if (text.startsWith("\uFEFF")) this.#offset = 1;
    while (this.#offset < text.length) {
      if (!this.#scanPlain()) this.#scanNext();
    }
    this.#checkCharacters();
    const roots = this.#tree.finish(text.length, this.#truncated ? "swallowed" : "complete");
    this.#checkOutside(roots);
    const errors = [...this.#context.errors, ...this.#tree.errors].sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
    );
    const names = new Set([...this.#tree.names].map(withoutPrefix));
    return { text, roots, comments: this.#comments, names, errors };
  }

  /** Reads the next piece if it is a plain one. */
  #scanPlain(): boolean {
    const text = this.#text;
    const start = this.#offset;
    if (text.charCodeAt(start) !== lessThan) return this.#scanPlainText();
    if (text.charCodeAt(start + 1) === slash) {
      const name = this.#tree.innermost;
      const end = name === undefined ? undefined : this.#plainTags.endTag(start, name);
      if (name === undefined || end === undefined) return false;
      this.#tree.endTag(name, start, end);
      this.#offset = end;
      return true;
    }
    const tag = this.#plainTags.startTag(start);
    if (tag === undefined) return false;
    this.#tree.startTag(tag);
    this.#offset = tag.end;
    return true;
  }

  /** Character data without references and placeholders, up to a tag or the end of the text. */
  #scanPlainText(): boolean {
    const text = this.#text;
    const start = this.#offset;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === lessThan) break;
      if (code === ampersand || code === bracket || code === brace || code === dollar) return false;
    }
    if (end < text.length && !isPlainMarkup(text.charCodeAt(end + 1))) return false;
    this.#runs.add(start, end);
    this.#offset = end;
    return true;
  }

  #scanNext(): void {
    const next = this.#text.slice(this.#offset, this.#offset + 9);
    if (next.startsWith("<!--")) this.#scanComment();
    else if (next === "<![CDATA[") this.#scanCdata();
    else if (next === "<!DOCTYPE") this.#scanDoctype();
    else if (next.startsWith("<?")) this.#scanInstruction();
    else if (next.startsWith("</")) this.#scanEndTag();
    else if (next.startsWith("<") && this.#startTags.startsAt(this.#offset)) {
      const tag = this.#startTags.scan(this.#offset);
      this.#tree.startTag(tag);
      this.#offset = tag.end;
    } else this.#scanText();
  }

  #scanComment(): void {
    const start = this.#offset;
    const close = this.#text.indexOf("-->", start + 4);
    if (close === -1) {
      this.#swallow(start + 4, "This comment is never closed. End it with '-->'.");
      return;
    }
    const text = this.#text.slice(start + 4, close);
    // XML 1.0, 2.5; libvirt refuses the whole document.
    const hyphens = text.endsWith("-") ? text.length - 1 : text.indexOf("--");
    if (hyphens !== -1) {
      const at = start + 4 + hyphens;
      this.#context.report(
        at,
        at + 2,
        "A comment cannot contain '--'. Put a space between the hyphens.",
      );
    }
    this.#offset = close + 3;
    this.#comments.push({ text, span: { start, end: this.#offset } });
  }

  #scanCdata(): void {
    const start = this.#offset;
    const close = this.#text.indexOf("]]>", start + 9);
    if (close === -1) {
      this.#swallow(start + 9, "This CDATA section is never closed. End it with ']]>'.");
      return;
    }
    this.#runs.addCdata(start + 9, close);
    this.#offset = close + 3;
  }

  /** Skips a document type with its internal subset. What it declares is never used, so nothing can be expanded. */
  #scanDoctype(): void {
    const start = this.#offset;
    const piece = /["'<>[\]]|<!--/g;
    piece.lastIndex = start + 9;
    let inSubset = false;
    for (let match = piece.exec(this.#text); match !== null; match = piece.exec(this.#text)) {
      const found = match[0];
      if (found === '"' || found === "'") {
        const close = this.#text.indexOf(found, piece.lastIndex);
        if (close === -1) break;
        piece.lastIndex = close + 1;
      } else if (found === "[") {
        inSubset = true;
        this.#context.declaresEntities = true;
      } else if (found === "]") inSubset = false;
      else if (found === ">" && !inSubset) {
        this.#offset = match.index + 1;
        return;
      } else if (found === "<" && !inSubset) {
        this.#context.report(start, start + 9, "This DOCTYPE is never closed. End it with '>'.");
        this.#offset = match.index;
        return;
      } else if (this.#text.startsWith("<!--", match.index)) {
        const close = this.#text.indexOf("-->", match.index + 4);
        if (close === -1) break;
        piece.lastIndex = close + 3;
      }
    }
    this.#swallow(start + 9, "This DOCTYPE is never closed. End it with '>'.");
  }

  #scanInstruction(): void {
    const start = this.#offset;
    const close = this.#instructionEnd.from(start + 2);
    const isDeclaration = /^<\?xml[ \t\r\n?]/.test(this.#text.slice(start, start + 6));
    if (close === undefined) {
      this.#context.report(start, start + 2, "This instruction is never closed. End it with '?>'.");
      const pattern = /[<>]/g;
      pattern.lastIndex = start + 2;
      const end = pattern.exec(this.#text);
      this.#offset = end === null ? this.#text.length : end.index + (end[0] === ">" ? 1 : 0);
      return;
    }
    this.#offset = close + 2;
    if (isDeclaration) this.#checkDeclaration(start);
    else if (!/[\w:\u0080-\uFFFF]/.test(this.#text[start + 2] ?? "")) {
      const message = "This instruction has no name. Write one directly after '<?', or remove it.";
      this.#context.report(start, start + 2, message);
    }
  }

  #checkDeclaration(start: number): void {
    if (!this.#isFirst(start)) {
      const message =
        "The XML declaration is only allowed at the very start. Remove what stands before it, or remove it.";
      this.#context.report(start, this.#offset, message);
    } else if (!declaration.test(this.#text.slice(start, this.#offset))) {
      const message =
        'This is no XML declaration. Write \'<?xml version="1.0" encoding="UTF-8"?>\' or remove it.';
      this.#context.report(start, this.#offset, message);
    }
  }

  /** Whether nothing stands before `offset`, or only what a template engine takes away. */
  #isFirst(offset: number): boolean {
    const start = this.#text.startsWith("\uFEFF") ? 1 : 0;
    if (offset === start) return true;
    const [run] = this.#runs.between(start, offset);
    if (run?.start !== start || run.end !== offset || this.#runs.isCdata(start)) return false;
    return this.#isBlank(start, offset) && /[^ \t\r\n]/.test(this.#text.slice(start, offset));
  }

  /** Only white space and template placeholders: allowed outside of every element. */
  #isBlank(start: number, end: number): boolean {
    return (
      !/[^ \t\r\n]/.test(this.#text.slice(start, end)) ||
      !/[^ \t\r\n]/.test(this.#context.placeholders.without(start, end))
    );
  }

  /** Character data may only stand inside of elements. */
  #checkOutside(roots: XmlDocument["roots"]): void {
    let offset = 0;
    for (const { start, end } of [...roots.map(({ span }) => span), wholeRest]) {
      for (const run of this.#runs.between(offset, start)) {
        const isCdata = this.#runs.isCdata(run.start);
        if (!isCdata && this.#isBlank(run.start, run.end)) continue;
        // With its brackets: an empty CDATA section has no character to point at.
        const place = isCdata
          ? { start: run.start - 9, end: run.end + 3 }
          : trimmed(this.#text, run);
        const message = "Text stands outside of every element. Move it into one or remove it.";
        this.#context.report(place.start, place.end, message);
      }
      offset = end;
    }
  }

  #scanEndTag(): void {
    const start = this.#offset;
    const nameStart = start + 2;
    const nameEnd = this.#startTags.nameEnd(nameStart);
    const name = this.#text.slice(nameStart, nameEnd);
    let end = nameEnd;
    while (isXmlSpace(this.#text[end])) end++;
    if (this.#text[end] === ">") {
      this.#offset = end + 1;
      if (name === "")
        this.#context.report(
          start,
          end + 1,
          "This end tag has no name. Write the name of the element it closes.",
        );
    } else {
      this.#offset = this.#endOfBrokenEndTag(start, nameEnd);
    }
    if (name !== "") this.#tree.endTag(name, start, this.#offset);
  }

  #endOfBrokenEndTag(start: number, nameEnd: number): number {
    const pattern = /[<>\r\n]/g;
    pattern.lastIndex = nameEnd;
    const next = pattern.exec(this.#text);
    if (next?.[0] !== ">") {
      this.#context.report(start, nameEnd, "This end tag is never closed. End it with '>'.");
      return nameEnd;
    }
    if (this.#context.placeholders.without(nameEnd, next.index).trim() !== "") {
      this.#context.report(
        nameEnd,
        next.index,
        "An end tag holds a name and nothing else. Remove this.",
      );
    }
    return next.index + 1;
  }

  #scanText(): void {
    const start = this.#offset;
    let end = start;
    for (;;) {
      const opener = this.#context.placeholders.nextOpener(end) ?? Infinity;
      const markup = this.#markup.from(end) ?? this.#text.length;
      if (opener <= markup && opener < this.#text.length) {
        end = this.#context.placeholders.endAt(opener) ?? opener + 1;
      } else if (markup < this.#text.length && !this.#isMarkup(markup)) end = markup + 1;
      else {
        end = Math.max(end, markup);
        break;
      }
    }
    this.#runs.add(start, end);
    this.#context.checkCharacterData({ start, end }, "text");
    this.#offset = end;
  }

  #isMarkup(offset: number): boolean {
    const next = this.#text[offset + 1];
    if (next === "/" || next === "?") return true;
    if (next === "!")
      return /^<!(?:--|\[CDATA\[|DOCTYPE)/.test(this.#text.slice(offset, offset + 9));
    return this.#startTags.startsAt(offset);
  }

  #swallow(openerEnd: number, message: string): void {
    this.#context.report(this.#offset, openerEnd, message);
    this.#offset = this.#text.length;
    this.#truncated = true;
  }

  /** Characters that XML forbids everywhere (XML 1.0, 2.2), one error for each run of them. */
  #checkCharacters(): void {
    // Most texts are done with this; surrogates may be right or wrong.
    if (!/[^\t\n\r -\uD7FF\uE000-\uFFFD]/.test(this.#text)) return;
    const pattern = /(?:(?![\t\n\r])[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r\x7F-\x9F])\p{Cc})+/gu;
    for (const match of this.#text.matchAll(pattern)) {
      const message = "XML cannot contain this character, not even escaped. Remove it.";
      this.#context.report(match.index, match.index + match[0].length, message);
    }
  }
}

/** XML 1.0, 2.8. A template may fill in the values. */
const declaration =
  /^<\?xml(?:\s+version\s*=\s*(?:"[^"<]+"|'[^'<]+'))(?:\s+encoding\s*=\s*(?:"[^"<]+"|'[^'<]+'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;

const lessThan = 0x3c;
const slash = 0x2f;
const ampersand = 0x26;
const dollar = 0x24;
const bracket = 0x5d;
const brace = 0x7b;

/** What makes a `<` markup for certain when it follows: a slash or a letter. */
function isPlainMarkup(code: number): boolean {
  const letter = code | 0x20;
  return code === slash || (letter >= 0x61 && letter <= 0x7a && code < 0x80);
}

const wholeRest = { start: Infinity, end: Infinity };
