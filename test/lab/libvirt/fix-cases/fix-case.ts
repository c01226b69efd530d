import type { Target } from "../../../../server/src/core/catalog/versions.js";

/** What libvirt makes of a guest: why it refuses it, or what `describe` says of its disks, devices and settings. */
export type Expected = RegExp | Readonly<Record<string, string>>;

/** A slow guest, and what becomes of it with each fix that the rule offers there. */
export interface FixCase {
  readonly guest: string;
  /** What the schema says of the guest; nothing when absent. The fixes must satisfy it. */
  readonly schema?: RegExp;
  /** What it says after a fix, by its title, where only a newer libvirt has what the fix brings. */
  readonly schemaAfter?: Readonly<Record<string, RegExp>>;
  /** Set where even the fixed guest has what only a libvirt has that is newer than the one of the tests. */
  readonly isNewer?: true;
  /** The hosts that the user has named, where the rule depends on them. */
  readonly target?: Target;
  readonly before: Expected;
  /** By the fix's title; all that are offered. */
  readonly after: Readonly<Record<string, Expected>>;
  /** Fixes that mend a part of the finding on purpose: what is safe of it. */
  readonly partly?: readonly string[];
}

/** By rule, then by what is special about the guest; every title that a rule can give stands in one of its cases. */
export type FixCases = Readonly<Record<string, Readonly<Record<string, FixCase>>>>;
