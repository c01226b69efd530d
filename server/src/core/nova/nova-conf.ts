import type { NovaOptionEntry } from "../catalog/nova-options.js";
import type { OsloError, OsloFile, OsloOption } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import type { ImageStorage } from "./image-storage.js";

/**
 * One nova.conf in the terms of an operator. It knows this file only: another file of the same service, the
 * environment or the command line may set more, or set it otherwise.
 */
export interface NovaConf {
  readonly file: OsloFile;
  /** In file order; oslo.config stops at the first. */
  readonly errors: readonly OsloError[];
  /** Every assignment below a header, in file order. */
  readonly entries: readonly NovaEntry[];
  /** Values that took in lines which were meant to stand alone. */
  readonly swallowed: readonly SwallowedLines[];
  /** Groups that `auth_section` points at, so that they hold the options of an authentication plugin. */
  readonly authSections: ReadonlySet<string>;
  /** Where the guests' disks come from; undefined unless nova-compute with libvirt's driver reads this file. */
  readonly storage: ImageStorage | undefined;
  /** The place to point at for something that the file does not say: the group's header, or else where it is about compute. */
  readonly placeFor: (group: string) => Span;
}

export interface NovaEntry {
  /** As oslo.config looks it up: lower case except `DEFAULT`. */
  readonly group: string;
  readonly name: string;
  /** The option that Nova 2026.2 reads from here, if any. */
  readonly known: NovaOptionEntry | undefined;
  readonly option: OsloOption;
}

/** An option of Nova as this file leaves it. */
export interface Setting<Value> {
  /** What Nova uses, its default included; undefined when the file cannot tell: `$` substitution, or not a valid value. */
  readonly value: Value | undefined;
  /** The assignment that decides; absent when the default stands. */
  readonly entry: NovaEntry | undefined;
}

/** Indented lines that oslo.config adds to the value above them. */
export interface SwallowedLines {
  readonly entry: NovaEntry;
  readonly lines: readonly SwallowedLine[];
}

export interface SwallowedLine {
  /** What the line was meant to be. */
  readonly kind: "option" | "section" | "comment";
  /** The option's name, the header, or the comment. */
  readonly what: string;
  /** The line without its indentation. */
  readonly span: Span;
}
