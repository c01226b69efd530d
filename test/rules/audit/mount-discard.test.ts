import { mountDiscard } from "../../../server/src/core/rules/audit/mount-discard.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(mountDiscard, {
  silent: {
    "usual options": "guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw",
    "btrfs, which does it in the background":
      "guest mnt.0 0:25 / btrfs /dev/vda1 rw rw,discard=async",
    "the host": "host mnt.0 8:1 / ext4 /dev/sda1 rw rw,discard",
  },
  fires: {
    "two file systems at once": {
      facts: `
        guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw,discard
        guest mnt.1 254:16 /srv xfs /dev/vdb rw,discard rw`,
      findings: [["hint", "guest", "/", "/srv"]],
      commands: [
        "mount -o remount,nodiscard /\nmount -o remount,nodiscard /srv",
        "systemctl enable --now fstrim.timer",
      ],
    },
  },
});
