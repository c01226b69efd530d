import { listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const ioLimitActive: AuditRule = {
  id: "audit/io-limit-active",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "libvirt holds a disk of the guest to a limit",
  references: ["https://libvirt.org/formatdomain.html#block-i-o-tuning"],
  cost: "requests that wait although the disk is idle: 813 IOPS became 206 under a limit of 200",
  evidence: "measured",
  fix: "none",

  *check({ host }) {
    const uuid = host?.facts["domain.uuid"];
    for (const { target, limits } of host?.guestDisks ?? []) {
      const effective = limits.filter(([name]) => names.has(name));
      if (effective.length === 0) continue;
      const set = listed(effective.map(([name, value]) => `${name}=${value}`));
      const zeros = effective.map(([name]) => `--${name.replaceAll("_", "-")} 0`).join(" ");
      yield {
        machine: "host",
        devices: [target],
        message: `libvirt holds ${target} to ${set}. Above that, requests wait in QEMU however fast the disk is, and a benchmark measures the limit. Where it is not meant, lift it.`,
        remedies:
          uuid === undefined
            ? []
            : [
                {
                  lasts: "until-restart",
                  command: `virsh blkdeviotune ${uuid} ${target} ${zeros} --live`,
                },
                {
                  lasts: "for-good",
                  command: `virsh blkdeviotune ${uuid} ${target} ${zeros} --config`,
                },
              ],
      };
    }
  },
};

/** The others only shape bursts above these. */
const names = new Set([
  "total_bytes_sec",
  "read_bytes_sec",
  "write_bytes_sec",
  "total_iops_sec",
  "read_iops_sec",
  "write_iops_sec",
]);
