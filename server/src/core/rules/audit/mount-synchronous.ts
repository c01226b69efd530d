import type { Mount } from "../../audit/machine.js";
import { listed, shellWord } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const mountSynchronous: AuditRule = {
  id: "audit/mount-synchronous",
  since: "0.1.0",
  severity: "information",
  summary: "A file system waits for the disk at every write, or writes all data twice",
  references: [
    "https://man7.org/linux/man-pages/man8/mount.8.html",
    "https://docs.kernel.org/admin-guide/ext4.html",
  ],
  cost: "the latency of the disk for every write that did not ask for it, or each byte twice",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    for (const machine of [guest, host]) {
      for (const mount of machine?.mounts ?? []) {
        const found = slow.filter((option) => mount.options.has(option));
        if (machine === undefined || found.length === 0) continue;
        yield {
          machine: machine.kind,
          devices: [mount.point],
          message: `${mount.point} (${mount.type}) is mounted with ${listed(found)}: ${costOf(found)}. A database that needs its writes on the disk asks for that itself.`,
          remedies: remount(mount, found),
        };
      }
    }
  },
};

const slow = ["sync", "dirsync", "data=journal"];

function costOf(found: readonly string[]): string {
  return found.includes("sync") || found.includes("dirsync")
    ? "every write, or every change of a directory, waits for the disk"
    : "all data goes through the journal first and is written twice";
}

/** The mode of ext4's journal cannot be changed while it is mounted. */
function remount({ point }: Mount, found: readonly string[]) {
  const word = shellWord(point);
  if (word === undefined || found.includes("data=journal")) return [];
  return [{ lasts: "until-restart" as const, command: `mount -o remount,async ${word}` }];
}
