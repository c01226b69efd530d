import { wrongAddress } from "../../domain/bus-limits.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskAddressConflict: DomainRule = {
  id: "domain/disk-address-conflict",
  since: "0.1.0",
  severity: "error",
  summary:
    "A disk's `<address>` of another kind than its bus has, so that libvirt refuses the guest",
  references: ["https://libvirt.org/formatdomain.html#device-addresses"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["address"],

  *check(domain) {
    for (const disk of domain.disks) {
      const wrong = wrongAddress(domain, disk);
      if (wrong === undefined) continue;
      yield reportOn(domain, "driver", {
        span: wrong.span,
        message: `Disk '${disk.name}' is on the ${disk.effectiveBus} bus and has an address of type '${wrong.type}', so libvirt refuses the guest. Whoever changes a disk's bus takes its address out: libvirt then chooses one.`,
        fixes: [
          {
            title: `Remove the address of '${disk.name}'`,
            safety: "safe",
            effect: "restart",
            edits: wrong.edits,
          },
        ],
      });
    }
  },
};
