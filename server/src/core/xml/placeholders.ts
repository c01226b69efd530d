/**
 * Finds template placeholders, so that a template of a domain reads as the domain it will become:
 * `{{ x }}`, `{% if a < b %}`, `{# x #}` (Jinja, Go, Mustache), `${x}` (shell, Terraform), `%{ if x }` (Terraform), `<%= x %>` (ERB), `@x@` (autoconf).
 *
 * Text that is well-formed XML must mean what XML says, so all but `<% %>` (which XML cannot contain)
 * end on their own line and hold nothing that could be a tag.
 */
export class Placeholders {
  readonly #text: string;
  readonly #lineEnd: NextMatch;
  readonly #markup: NextMatch;
  readonly #openers: NextMatch;
  readonly #closers = new Map<string, NextMatch>();

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = new NextMatch(text, lineBreak);
    this.#markup = new NextMatch(text, markupStart);
    this.#openers = new NextMatch(text, placeholderStart);
  }

  /** The offset after the placeholder that starts at `offset`; `undefined` when none does. */
  endAt(offset: number): number | undefined {
    const opener = this.#text.slice(offset, offset + 2);
    if (opener.startsWith("@")) return autoconfEnd(this.#text, offset);
    const closer = closerOf.get(opener);
    if (closer === undefined) return undefined;
    const close = this.#closer(closer).from(offset + 2);
    if (close === undefined) return undefined;
    let end = close + closer.length;
    if (opener === "<%") return end;
    if ((this.#lineEnd.from(offset) ?? Infinity) < close) return undefined;
    if ((this.#markup.from(offset) ?? Infinity) < close) return undefined;
    // `{{{ x }}}` of Mustache.
    while (opener === "{{" && this.#text[end] === "}") end++;
    return end;
  }

  /** Like `endAt`, for statements and comments only: those write nothing where they stand, so they are no part of a name or value. */
  statementEndAt(offset: number): number | undefined {
    const isStatement = /^(?:\{[%#]|%\{|<%(?!=))/.test(this.#text.slice(offset, offset + 3));
    return isStatement ? this.endAt(offset) : undefined;
  }

  /** The first offset at or after `from` where a placeholder may start; `@x@` is left out, as it hides nothing. */
  nextOpener(from: number): number | undefined {
    return this.#openers.from(from);
  }

  /** The text of a range with every placeholder taken out. */
  without(start: number, end: number): string {
    let result = "";
    let offset = start;
    let opener = this.nextOpener(offset);
    while (opener !== undefined && opener < end) {
      const after = this.endAt(opener);
      if (after === undefined) {
        result += this.#text.slice(offset, opener + 1);
        offset = opener + 1;
      } else {
        result += this.#text.slice(offset, opener);
        offset = after;
      }
      opener = this.nextOpener(offset);
    }
    return result + this.#text.slice(offset, Math.max(offset, end));
  }

  #closer(closer: string): NextMatch {
    let next = this.#closers.get(closer);
    if (next === undefined) {
      next = new NextMatch(this.#text, closer);
      this.#closers.set(closer, next);
    }
    return next;
  }
}

/**
 * Where a word or a pattern matches next. Remembers the last answer, which keeps a scan of a text linear. A pattern may
 * be shared, if it is a global one: each search says where it starts, and many texts are small.
 */
export class NextMatch {
  readonly #text: string;
  readonly #pattern: string | RegExp;
  #askedFrom = -1;
  #found: number | undefined = -1;

  constructor(text: string, pattern: string | RegExp) {
    this.#text = text;
    this.#pattern = pattern;
  }

  /** The offset of the first match at or after `offset`. */
  from(offset: number): number | undefined {
    const known = offset >= this.#askedFrom && (this.#found === undefined || this.#found >= offset);
    if (this.#askedFrom >= 0 && known) return this.#found;
    this.#askedFrom = offset;
    this.#found = this.#search(offset);
    return this.#found;
  }

  #search(offset: number): number | undefined {
    if (typeof this.#pattern === "string") {
      const found = this.#text.indexOf(this.#pattern, offset);
      return found === -1 ? undefined : found;
    }
    this.#pattern.lastIndex = offset;
    return this.#pattern.exec(this.#text)?.index;
  }
}

const lineBreak = /[\r\n]/g;

const placeholderStart = /\{[{%#]|[$%]\{|<%/g;

const closerOf: ReadonlyMap<string, string> = new Map([
  ["{{", "}}"],
  ["{%", "%}"],
  ["{#", "#}"],
  ["${", "}"],
  ["%{", "}"],
  ["<%", "%>"],
]);

/** `<` where XML allows it: before a name, `/`, `!` or `?`. */
const markupStart = /<[A-Za-z_:\u0080-\uffff/!?]/g;

function autoconfEnd(text: string, offset: number): number | undefined {
  const pattern = /@[\w.-]+@/y;
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
