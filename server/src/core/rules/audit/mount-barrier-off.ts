import { listed, shellWord } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const mountBarrierOff: AuditRule = {
  id: "audit/mount-barrier-off",
  since: "0.1.0",
  severity: "error",
  summary: "A file system does not flush the disk's cache, so a power failure can corrupt it",
  references: ["https://docs.kernel.org/admin-guide/ext4.html"],
  cost: "data that was confirmed and is lost; figures of synchronous writes that mean nothing",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    for (const machine of [guest, host]) {
      for (const { point, type, options } of machine?.mounts ?? []) {
        const found = off.filter((option) => options.has(option));
        if (machine === undefined || found.length === 0) continue;
        const word = shellWord(point);
        yield {
          machine: machine.kind,
          devices: [point],
          message: `${point} (${type}) is mounted with ${listed(found)}: an fsync does not reach the disk itself, so a crash of the machine below loses what a database has confirmed, and figures of synchronous writes there mean nothing. Remove it unless the cache below survives a power failure.`,
          remedies:
            word === undefined || type !== "ext4"
              ? []
              : [{ lasts: "until-restart", command: `mount -o remount,barrier=1 ${word}` }],
        };
      }
    }
  },
};

const off = ["nobarrier", "barrier=0"];
