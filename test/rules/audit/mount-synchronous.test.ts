import { mountSynchronous } from "../../../server/src/core/rules/audit/mount-synchronous.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(mountSynchronous, {
  silent: {
    "usual options": "guest mnt.0 254:1 / ext4 /dev/vda1 rw,relatime rw,errors=remount-ro",
    "async, which is no sync":
      "guest mnt.0 254:1 / ext4 /dev/vda1 rw,async,lazytime rw,data=ordered",
    "words that are missing": "guest mnt.0 254:1 / ext4",
  },
  fires: {
    sync: {
      facts: "guest mnt.0 254:1 /srv/db ext4 /dev/vdb rw,sync,relatime rw",
      findings: [["information", "guest", "/srv/db"]],
      commands: ["mount -o remount,async /srv/db"],
    },
    "the same disk mounted twice": {
      facts: `
        guest mnt.0 254:1 / ext4 /dev/vda1 rw,dirsync rw
        guest mnt.1 254:1 /var ext4 /dev/vda1 rw,dirsync rw`,
      findings: [["information", "guest", "/"]],
      commands: ["mount -o remount,async /"],
    },
    "a journal of all data, on the host": {
      facts: "host mnt.0 8:1 /var/lib/libvirt ext4 /dev/sda1 rw rw,data=journal",
      findings: [["information", "host", "/var/lib/libvirt"]],
      commands: [],
    },
    "a path that would have to be quoted": {
      facts: "guest mnt.0 254:1 /srv/$(reboot)\\040x ext4 /dev/vdb rw,sync rw",
      findings: [["information", "guest", "/srv/$(reboot) x"]],
      commands: [],
    },
  },
});
