import { releaseInWords } from "../../catalog/nova-release.js";
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

  *check(conf, target) {
    const { compute, storage } = conf;
    if (compute === undefined) return;
    for (const { name, most, cost, needsPreallocation } of ratios) {
      if (needsPreallocation && storage?.preallocateImages.value !== "space") continue;
      for (const option of [name, `initial_${name}`]) {
        const { entry, value } = compute.float("DEFAULT", option);
        if (entry === undefined || value === undefined || value <= most) continue;
        yield {
          span: entry.option.valueSpan,
          message: `${option} = ${entry.option.value} ${cost}. ${advice(most)}`,
        };
      }
      // Releases before 27 begin with more than today's.
      const initial = compute.float("DEFAULT", `initial_${name}`);
      const { value } = initial;
      if (initial.entry !== undefined || value === undefined || value <= most) continue;
      if (!compute.isUnset("DEFAULT", name)) continue;
      yield {
        span: conf.placeFor("DEFAULT"),
        message: `No file sets ${name}, and in ${releaseInWords(target.nova)} initial_${name} is ${value.toFixed(1)} by default, which ${cost}. ${advice(most)}`,
      };
    }
  },
};

function advice(most: number): string {
  return `Use ${most.toFixed(1)} or less where latency counts; placement keeps its own copy, so check it with \`openstack resource provider inventory list\`. ${onRestart}`;
}

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
