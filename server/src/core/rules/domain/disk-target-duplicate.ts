import { renameTarget } from "../../domain/edit-bus.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const diskTargetDuplicate: DomainRule = {
  id: "domain/disk-target-duplicate",
  since: "0.1.0",
  severity: "error",
  summary: "Two disks with the same target name, which libvirt refuses",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "guest-visible",
  about: ["disk"],

  // One at a time: a free name is only free once.
  *check(domain) {
    const taken = new Map<string, (typeof domain.disks)[number]>();
    for (const disk of domain.disks) {
      const name = attributeOf(child(disk.element, "target"), "dev");
      if (name === undefined) continue;
      const first = taken.get(name.value);
      if (first === undefined) {
        taken.set(name.value, disk);
        continue;
      }
      const change = renameTarget(domain, disk);
      yield reportOn(domain, "driver", {
        span: name.span,
        message: `Two disks have the target '${name.value}', so libvirt refuses the guest: each needs a name of its own, also on different buses.`,
        related: [{ span: first.place, message: `The first disk '${name.value}'` }],
        fixes:
          change === undefined
            ? []
            : [
                {
                  title: `Call this one '${change.name}' (the guest may see it in another place)`,
                  safety: "guest-visible",
                  effect: "restart",
                  edits: change.edits,
                },
              ],
      });
      return;
    }
  },
};
