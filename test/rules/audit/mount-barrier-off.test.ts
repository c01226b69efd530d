import { mountBarrierOff } from "../../../server/src/core/rules/audit/mount-barrier-off.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(mountBarrierOff, {
  silent: {
    "usual options": "guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw",
    "barriers written out": "guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw,barrier=1",
  },
  fires: {
    nobarrier: {
      facts: "guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw,nobarrier",
      findings: [["error", "guest", "/"]],
      commands: ["mount -o remount,barrier=1 /"],
    },
    "xfs of an old kernel, on the host": {
      facts: "host mnt.0 8:1 /images xfs /dev/sdb1 rw,nobarrier rw",
      findings: [["error", "host", "/images"]],
      commands: [],
    },
    "barrier=0": {
      facts: "guest mnt.0 254:1 / ext4 /dev/vda1 rw rw,barrier=0",
      findings: [["error", "guest", "/"]],
      commands: ["mount -o remount,barrier=1 /"],
    },
  },
});
