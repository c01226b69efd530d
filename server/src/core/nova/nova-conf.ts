import type { OsloError, OsloFile, OsloSection, OsloValueLine } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import type { NovaEntry, Placement } from "./entry.js";
import type { ImageStorage } from "./image-storage.js";
import type { Settings } from "./settings.js";

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
  /** Assignments that Nova ignores although they stand in a group of its own, and why. */
  readonly misread: ReadonlyMap<NovaEntry, Placement>;
  /** Sections that Nova does not read because of how their header is written. */
  readonly misnamed: readonly MisnamedSection[];
  /** The options as nova-compute with libvirt's driver for kvm and qemu sees them; undefined unless one reads this file. */
  readonly compute: Settings | undefined;
  /** Where the guests' disks come from; undefined like `compute`. */
  readonly storage: ImageStorage | undefined;
  /** The place to point at for something that the file does not say: the group's header, or else where it is about compute. */
  readonly placeFor: (group: string) => Span;
  /** The assignment whose value Nova uses for an option; undefined when the file leaves it alone. */
  readonly entryOf: (group: string, name: string) => NovaEntry | undefined;
}

export interface MisnamedSection {
  readonly section: OsloSection;
  /** The group that the header was most likely meant to name; at least one option below it belongs there. */
  readonly meant: string;
}

/** Indented lines that oslo.config adds to the value above them. */
export interface SwallowedLines {
  readonly entry: NovaEntry;
  readonly lines: readonly [SwallowedLine, ...SwallowedLine[]];
}

export interface SwallowedLine {
  /** What the line was meant to be. */
  readonly kind: "option" | "section" | "comment";
  /** The option's name, the header, or the comment. */
  readonly what: string;
  readonly line: OsloValueLine;
}
