/** How oslo.config reads the text of a value. */
export type NovaOptionType =
  | "boolean"
  | "dict"
  | "float"
  | "host-address"
  | "host-domain"
  | "integer"
  | "list"
  | "port"
  | "string"
  | "uri";

/** What the items of a list may be; `opaque` ones are judged by code that knows more than the text. */
export interface NovaItemType {
  readonly type: "integer" | "opaque" | "string";
  readonly choices?: readonly string[];
}

/** Where an option stands in a file. */
export interface NovaOptionName {
  readonly group: string;
  readonly name: string;
}

/** What one release of Nova says about one of its options. */
export interface NovaOptionFacts {
  readonly type: NovaOptionType;
  /** Given several times, all values count; of any other option the last one counts. */
  readonly multi?: true;
  readonly choices?: readonly (string | number)[];
  /** The case of a choice does not matter. */
  readonly ignoreCase?: true;
  /** A regular expression of Python that some part of the value must match. */
  readonly pattern?: string;
  /** In characters. */
  readonly maxLength?: number;
  /** The schemes that a URI may have. */
  readonly schemes?: readonly string[];
  /** Absent: the items of a list are any text. */
  readonly items?: NovaItemType;
  readonly min?: number;
  readonly max?: number;
  /** Absent: Nova has none, or decides at run time. */
  readonly default?: string | number | boolean | readonly (string | number | boolean)[];
  /** Deprecated names that Nova still reads, in the order in which it tries them. */
  readonly aliases?: readonly NovaOptionName[];
  readonly deprecatedForRemoval?: true;
}

/** A release of Nova by its number; or the earliest and the latest that it can be, where no more is known. */
export type ReleaseMark = number | readonly [earliest: number, latest: number];

/** What an option was like before a release. */
export interface NovaFactsBefore {
  /** The first release in which it was no longer so. */
  readonly release: ReleaseMark;
  readonly facts: NovaOptionFacts;
}

/** An option through the described releases; its own facts are those of the newest release that has it. */
export interface NovaOptionRecord extends NovaOptionFacts {
  /** The first release with it; absent: the oldest described release has it. */
  readonly since?: ReleaseMark;
  /** The first release without it; absent: the newest described release has it. */
  readonly until?: ReleaseMark;
  /** Oldest first. */
  readonly before?: readonly NovaFactsBefore[];
}
