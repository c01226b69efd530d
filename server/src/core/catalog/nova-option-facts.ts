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
  readonly min?: number;
  readonly max?: number;
  /** Absent: Nova has none, or decides at run time. */
  readonly default?: string | number | boolean | readonly (string | number | boolean)[];
  /** Deprecated names that Nova still reads, in the order in which it tries them. */
  readonly aliases?: readonly NovaOptionName[];
  readonly deprecatedForRemoval?: true;
}
