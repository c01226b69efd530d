import * as v from "valibot";
import { severities } from "../lint/severity.js";
import { machineKinds } from "./facts.js";
import type { AuditRecord } from "./record.js";

const text = v.string();

/** An audit as it is stored; what later versions add is passed over. */
export const auditSchema: v.GenericSchema<unknown, AuditRecord> = v.object({
  machines: v.array(
    v.object({ kind: v.picklist(machineKinds), name: text, facts: v.record(text, text) }),
  ),
  findings: v.array(
    v.object({
      rule: text,
      severity: v.picklist(severities),
      machine: v.picklist(machineKinds),
      devices: v.array(text),
      message: text,
      remedies: v.array(
        v.object({ lasts: v.picklist(["until-restart", "for-good"]), command: text }),
      ),
    }),
  ),
  problems: v.array(text),
});
