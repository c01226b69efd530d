import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { refusedSettings } from "../../domain/vhost-user.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskVhostuserUnsupported: DomainRule = {
  id: "domain/disk-vhostuser-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A vhost-user disk with driver settings that libvirt refuses for it",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["disk"],

  *check(domain) {
    for (const disk of domain.disks) {
      const refused = refusedSettings(domain, disk);
      const [first, ...others] = refused;
      if (first === undefined) continue;
      const names = listed(refused.map(({ name }) => name));
      yield reportOn(domain, "driver", {
        span: first.span,
        message: `Disk '${disk.name}' is a vhost-user one with ${names}, so libvirt refuses the guest: another process does its I/O, and is where such things are set.`,
        related: others.map(({ name, span }) => ({ span, message: name })),
        fixes: [
          {
            title: `Remove ${names} from '${disk.name}'`,
            safety: "safe",
            effect: "restart",
            edits: refused.flatMap(({ edits }) => edits),
          },
        ],
      });
    }
  },
};
