import type { Span } from "../text/span.js";

/** What `parseXml` returns for any string: every root element that is intact enough, and what was wrong. */
export interface XmlDocument {
  readonly text: string;
  /** Usually one; `virt-install --print-xml` writes several. */
  readonly roots: readonly XmlElement[];
  readonly comments: readonly XmlComment[];
  /** The names of all elements and attributes, without prefixes. */
  readonly names: ReadonlySet<string>;
  readonly errors: readonly XmlSyntaxError[];
}

export interface XmlElement {
  /** As written, prefix included (`qemu:commandline`). */
  readonly name: string;
  readonly parent: XmlElement | undefined;
  /** From `<` of the start tag to `>` of the end tag (or as far as the element got). */
  readonly span: Span;
  /** The name inside the start tag. */
  readonly nameSpan: Span;
  /** From `<` to `>` of the start tag, both included. */
  readonly startTagSpan: Span;
  /** `</name>`; absent for `<name/>` and while it is being typed. */
  readonly endTagSpan: Span | undefined;
  readonly selfClosing: boolean;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The character data directly inside, entities decoded, comments left out, not trimmed. */
  readonly text: string;
}

export interface XmlAttribute {
  /** As written, prefix included. */
  readonly name: string;
  /** Entities decoded. */
  readonly value: string;
  /** `name="value"` without white space around it. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** Between the quotes. */
  readonly valueSpan: Span;
  readonly quote: "'" | '"';
  /** False while it is being typed: the value or one of its quotes is missing. `value` is then what can be read of it. */
  readonly intact: boolean;
}

export interface XmlComment {
  /** Between `<!--` and `-->`. */
  readonly text: string;
  readonly span: Span;
}

export interface XmlSyntaxError {
  readonly span: Span;
  readonly message: string;
  /** The tag itself is intact, and there is no other one that it would pair with. */
  readonly isUnpaired?: true;
}
