import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child } from "../../xml/query.js";

export const diskShareableUnsupported: DomainRule = {
  id: "domain/disk-shareable-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A shared disk whose image is not raw, so that libvirt refuses the guest",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  fix: "needs-care",
  contextFree: true,

  *check(domain) {
    for (const { device, element, format, name } of domain.disks) {
      const shareable = child(element, "shareable");
      if (shareable === undefined || child(element, "readonly") !== undefined) continue;
      if (device !== "disk" || format === undefined || format.value === "raw") continue;
      yield reportOn(domain, "driver", {
        span: format.span,
        message: `Disk '${name}' is shareable and its image is of type '${format.value}', so libvirt refuses the guest: two guests that write to one such image destroy its tables. Only raw images can be shared.`,
        fixes: [
          {
            title: `Remove <shareable/> from '${name}' (only where no other guest uses the image)`,
            safety: "needs-care",
            effect: "restart",
            edits: [removeElement(domain.document, shareable)],
          },
        ],
      });
    }
  },
};
