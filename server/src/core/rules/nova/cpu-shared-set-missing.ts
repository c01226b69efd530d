import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuSharedSetMissing: NovaRule = {
  id: "nova/cpu-shared-set-missing",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "hint" },
  summary: "CPUs for pinned guests, and none for QEMU's own threads",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#compute.cpu_shared_set",
    "https://docs.openstack.org/nova/latest/admin/cpu-topologies.html",
  ],
  cost: "QEMU's threads run on the guests' processors",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.text("compute", "cpu_dedicated_set") ?? {};
    if (entry === undefined || value === undefined || value === "") return;
    if (compute?.isUnset("compute", "cpu_shared_set") !== true) return;
    if (!compute.isUnset("DEFAULT", "vcpu_pin_set")) return;
    yield {
      span: entry.option.nameSpan,
      message: `cpu_dedicated_set is set and [compute] cpu_shared_set is not: the flavor's hw:emulator_threads_policy=share then puts QEMU's emulator threads, which serve the disks, on the guest's own pinned CPUs, and guests without pinned CPUs do not start on this host. Give cpu_shared_set at least one CPU. ${onRestart}`,
    };
  },
};
