import type { NovaRule } from "../../lint/rule.js";
import { parseCpuSet } from "../../nova/cpu-set.js";
import { onRestart } from "../../nova/takes-effect.js";

export const cpuZeroDedicated: NovaRule = {
  id: "nova/cpu-zero-dedicated",
  since: "0.1.0",
  severity: "information",
  summary: "CPU 0, where the host does work of its own, is dedicated to guests",
  references: ["https://docs.openstack.org/nova/latest/admin/cpu-topologies.html"],
  cost: "a vCPU waits for the host",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.text("compute", "cpu_dedicated_set") ?? {};
    const cpus = parseCpuSet(value ?? "");
    if (entry === undefined || cpus === undefined || !("cpus" in cpus) || !cpus.cpus.has(0)) return;
    const managed = compute?.boolean("libvirt", "cpu_power_management").value === true;
    yield {
      span: entry.option.valueSpan,
      message: `cpu_dedicated_set has CPU 0, on which the kernel does work that cannot be moved elsewhere, so a guest pinned there waits for it${managed ? "; Nova's power management leaves CPU 0 out" : ""}. Leave it to the host. ${onRestart} Instances that are pinned there have to be moved first.`,
    };
  },
};
