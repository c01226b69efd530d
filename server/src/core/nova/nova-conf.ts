import type { OsloError, OsloFile, OsloSection, OsloValueLine } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import type { ConfigSet } from "./config-set.js";
import type { NovaEntry, Placement } from "./entry.js";
import type { ImageStorage } from "./image-storage.js";
import type { Settings } from "./settings.js";

/**
 * One nova.conf in the terms of an operator, among the files that the same service reads with it. Spans of the other
 * files are those of the set (`ConfigSet`); findings there are made when those files are looked at. The environment
 * or the command line may set more, or set it otherwise.
 */
export interface NovaConf {
  readonly file: OsloFile;
  readonly set: ConfigSet;
  /** In file order; oslo.config stops at the first. */
  readonly errors: readonly OsloError[];
  /** Every assignment below a header of this file, in file order. */
  readonly entries: readonly NovaEntry[];
  /** The same of all files of the set, in the order in which the service reads them. */
  readonly allEntries: readonly NovaEntry[];
  /** Values that took in lines which were meant to stand alone. */
  readonly swallowed: readonly SwallowedLines[];
  /** Assignments that Nova ignores although they stand in a group of its own, and why. */
  readonly misread: ReadonlyMap<NovaEntry, Placement>;
  /** Sections that Nova does not read because of how their header is written. */
  readonly misnamed: readonly MisnamedSection[];
  /** The options of the whole set. */
  readonly settings: Settings;
  /** The options of the whole set as nova-compute with libvirt's driver for kvm and qemu sees them; undefined unless one reads it. */
  readonly compute: Settings | undefined;
  /** Where the guests' disks come from; undefined like `compute`. */
  readonly storage: ImageStorage | undefined;
  /** The place to point at for what no file of the set says: the group's header, or else where it is about compute. */
  readonly placeFor: (group: string) => Span;
  /** The assignment whose value Nova uses for an option; undefined when all files leave it alone. */
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
