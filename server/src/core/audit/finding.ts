import type { Severity } from "../lint/severity.js";
import type { MachineKind } from "./facts.js";

/** A command that would change what was found. It is shown and never run. */
export interface Remedy {
  /** At once until the next start, or for good (from the next start on, or from both). */
  readonly lasts: "until-restart" | "for-good";
  /** To be run there, as root where the machine asks for it. Lines of a POSIX shell. */
  readonly command: string;
}

/** What a rule yields. */
export interface AuditRuleFinding {
  readonly machine: MachineKind;
  /** Disks or mount points that it is about; absent where it is about the whole machine. */
  readonly devices?: readonly string[];
  /** What is wrong there (with name and value), what it causes, what to do. */
  readonly message: string;
  /** Only where one rule is graver in one case than in another; the rule's own severity otherwise. */
  readonly severity?: Severity;
  /** Best first; empty where only another setting helps, which the message names. */
  readonly remedies?: readonly Remedy[];
}

/** What an audit says: severity decided. */
export interface AuditFinding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly machine: MachineKind;
  readonly devices: readonly string[];
  readonly message: string;
  readonly remedies: readonly Remedy[];
}
