import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const allocationOvercommitted: NovaRule = {
  id: "nova/allocation-overcommitted",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "More CPU, memory or preallocated disk is promised than the host has",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.cpu_allocation_ratio",
    "https://docs.openstack.org/nova/latest/admin/configuration/schedulers.html",
  ],
  cost: "guests wait for processors, or the disk fills up",
  evidence: "documented",
  fix: "none",

  *check({ compute, storage }) {
    if (compute === undefined) return;
    for (const { name, most, cost, needsPreallocation } of ratios) {
      if (needsPreallocation && storage?.preallocateImages.value !== "space") continue;
      for (const option of [name, `initial_${name}`]) {
        const { entry, value } = compute.float("DEFAULT", option);
        if (entry === undefined || value === undefined || value <= most) continue;
        yield {
          span: entry.option.valueSpan,
          message: `${option} = ${entry.option.value} ${cost}. Use ${most.toFixed(1)} or less where latency counts; placement keeps its own copy, so check it with \`openstack resource provider inventory list\`. ${onRestart}`,
        };
      }
    }
  },
};

const ratios = [
  {
    name: "cpu_allocation_ratio",
    most: 4,
    cost: "lets so many guest CPUs share one of the host's that guests wait for each other",
    needsPreallocation: false,
  },
  {
    name: "ram_allocation_ratio",
    most: 1,
    cost: "promises more memory than the host has, so that it may have to swap guests out",
    needsPreallocation: false,
  },
  {
    name: "disk_allocation_ratio",
    most: 1,
    cost: "promises more space than the host has, while preallocate_images = space takes it in full",
    needsPreallocation: true,
  },
] as const;
