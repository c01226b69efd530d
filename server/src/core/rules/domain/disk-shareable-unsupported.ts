import { reportOn } from "../../domain/manager.js";
import { isPlaceholder } from "../../domain/schema-words.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const diskShareableUnsupported: DomainRule = {
  id: "domain/disk-shareable-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A shared disk whose image is not raw, so that libvirt refuses the guest",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "none",
  contextFree: true,
  about: ["shareable"],

  // No edit is offered: whether another guest writes to the image, the file does not show.
  *check(domain) {
    for (const { device, element, format, name } of domain.disks) {
      const isShared = child(element, "shareable") !== undefined;
      if (!isShared || child(element, "readonly") !== undefined) continue;
      if (device !== "disk" || format === undefined || format.value === "raw") continue;
      if (isPlaceholder(format.value)) continue;
      yield reportOn(domain, "driver", {
        span: format.span,
        message: `Disk '${name}' is shareable and its image is of type '${format.value}', so libvirt refuses the guest: two guests that write to one such image destroy its tables. Only raw images can be shared.`,
      });
    }
  },
};
