import type { ReleaseMark } from "../catalog/nova-option-facts.js";
import type { NovaOptionEntry } from "../catalog/nova-option-release.js";
import type { NovaRemoval } from "../catalog/nova-options.js";
import type { OsloFile, OsloOption } from "../oslo/tree.js";

/** An assignment below a header. */
export interface NovaEntry {
  /** Where it stands. */
  readonly file: OsloFile;
  /** As oslo.config looks it up: lower case except `DEFAULT`. */
  readonly group: string;
  readonly name: string;
  /** The option that Nova, in the target release, reads from here, if any. */
  readonly known: NovaOptionEntry | undefined;
  readonly option: OsloOption;
}

/** Why Nova does not read an assignment. */
export type Placement =
  /** Exactly one group has an option of this name, and it is another one that is taken for this one. */
  | { readonly kind: "misplaced"; readonly group: string }
  /** An earlier release read it. */
  | { readonly kind: "removed"; readonly removal: NovaRemoval }
  /** Only a later release than the target reads it. */
  | { readonly kind: "too-new"; readonly since: ReleaseMark }
  /** Only hyphens for underscores or the case keep it from being the option `meant`. */
  | { readonly kind: "misspelt"; readonly meant: string }
  /**
   * No option is called so here; `meant` is the likeliest one of the group, and `namesake` the only group that has one of
   * this name.
   */
  | {
      readonly kind: "unknown";
      readonly meant: string | undefined;
      readonly namesake: string | undefined;
    };

/** An option of Nova as this file leaves it. */
export interface Setting<Value> {
  /** What Nova uses, its default included; undefined when the file cannot tell: `$` substitution, not valid, misspelt or misplaced. */
  readonly value: Value | undefined;
  /** The assignment that decides; absent when the default stands. */
  readonly entry: NovaEntry | undefined;
}
