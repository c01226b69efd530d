import { listed, shellWord } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const mountDiscard: AuditRule = {
  id: "audit/mount-discard",
  since: "0.1.0",
  severity: "hint",
  summary: "A file system tells the disk of freed space at once instead of once a week",
  references: ["https://man7.org/linux/man-pages/man8/fstrim.8.html"],
  cost: "discards between the requests of a load that deletes files",
  evidence: "documented",
  fix: "none",

  *check({ guest }) {
    const found = (guest?.mounts ?? []).filter(
      ({ type, options }) => affected.has(type) && options.has("discard"),
    );
    if (found.length === 0) return;
    const points = found.map(({ point }) => point);
    const words = points.map(shellWord);
    yield {
      machine: "guest",
      devices: points,
      message: `${listed(points)} ${points.length === 1 ? "is" : "are"} mounted with discard: freed space is passed on in between other requests, and on a thin image each new write has to allocate it again. Where files come and go, fstrim.timer does the same once a week.`,
      remedies: words.every((word) => word !== undefined)
        ? [
            {
              lasts: "until-restart",
              command: words.map((word) => `mount -o remount,nodiscard ${word}`).join("\n"),
            },
            { lasts: "for-good", command: "systemctl enable --now fstrim.timer" },
          ]
        : [],
    };
  },
};

/** btrfs discards by itself and in the background. */
const affected = new Set(["ext4", "xfs", "f2fs"]);
