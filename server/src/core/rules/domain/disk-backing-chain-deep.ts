import { backingLayers } from "../../domain/backing-chain.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskBackingChainDeep: DomainRule = {
  id: "domain/disk-backing-chain-deep",
  since: "0.1.0",
  severity: "warning",
  summary: "Five or more image layers, each of which a read may have to go through",
  references: ["https://libvirt.org/kbase/backing_chains.html"],
  cost: "reads: +4 % through 5 layers, +29 % through 30",
  evidence: "measured",
  fix: "none",
  about: ["backingStore"],

  // No edit is offered: the element only tells libvirt what the images are; taking it away merges nothing.
  *check(domain) {
    for (const disk of domain.disks) {
      const layers = backingLayers(disk).length + 1;
      if (!disk.holdsData || layers < many) continue;
      yield reportOn(domain, "backing-chain", {
        span: disk.place,
        message: `Disk '${disk.name}' has ${String(layers)} image layers. Measured with empty layers: reads took 9 % longer through 10 and 29 % longer through 30, with all their tables in memory. Merge them with \`virsh blockpull\` or \`virsh blockcommit\`.`,
        ...(layers < tooMany && { severity: "information" }),
      });
    }
  },
};

/** Below, the measured cost was within the noise. */
const many = 5;
const tooMany = 10;
