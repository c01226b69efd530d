import type { AuditedMachine } from "./facts.js";
import type { AuditFinding } from "./finding.js";

/** An audit as it is stored and exchanged. */
export interface AuditRecord {
  readonly machines: readonly AuditedMachine[];
  readonly findings: readonly AuditFinding[];
  /** Why a machine could not be asked: sentences. */
  readonly problems: readonly string[];
}
