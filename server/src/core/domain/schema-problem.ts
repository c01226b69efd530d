import type { Age, ValueType } from "../catalog/libvirt-schema.js";
import type { Span, TextEdit } from "../text/span.js";
import type { XmlAttribute, XmlElement } from "../xml/tree.js";

/** Something in a domain that is not as libvirt's schema has it. Order is never one of them. */
export type SchemaProblem = UnknownElement | UnknownAttribute | UnknownValue | MissingElement;

export interface Unknown {
  /** The smallest text that is wrong. */
  readonly span: Span;
  /** In which libvirt it is known, where the target's is only too old. */
  readonly age: Age;
  /** What the target knows instead, in that place. */
  readonly allowed: readonly string[];
  /** The one of `allowed` that was most likely meant. */
  readonly likely: string | undefined;
  /** Makes it the likely one; absent where that would only raise the next problem. */
  readonly correction: readonly TextEdit[] | undefined;
}

export interface UnknownElement extends Unknown {
  readonly kind: "unknown-element";
  readonly element: XmlElement;
  readonly parent: XmlElement;
  /** The elements inside of which libvirt does know one of that name. */
  readonly homes: readonly string[];
}

export interface UnknownAttribute extends Unknown {
  readonly kind: "unknown-attribute";
  readonly attribute: XmlAttribute;
  readonly element: XmlElement;
  /** The children of the element on which libvirt does know one of that name. */
  readonly homes: readonly string[];
}

export interface UnknownValue extends Unknown {
  readonly kind: "unknown-value";
  readonly value: string;
  /** The attribute whose value it is; undefined for an element's text. */
  readonly attribute: string | undefined;
  readonly element: XmlElement;
  /** Whole numbers are allowed too, in this range. */
  readonly numbers: ValueType["integer"];
  /** Text of these forms is allowed too. */
  readonly forms: ValueType["forms"];
}

export interface MissingElement {
  readonly kind: "missing-element";
  readonly span: Span;
  readonly element: XmlElement;
  readonly name: string;
}
