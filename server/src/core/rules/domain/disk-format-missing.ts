import { formatOfName } from "../../domain/image-name.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskFormatMissing: DomainRule = {
  id: "domain/disk-format-missing",
  since: "0.1.0",
  severity: "warning",
  summary: "A disk without a driver type is opened as raw, though its name says otherwise",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "data, if the image is not raw",
  evidence: "verified",
  fix: "none",
  contextFree: true,
  about: ["disk"],

  // No edit is offered: what the file holds is not in its name, and a wrong type destroys it.
  *check(domain) {
    for (const disk of domain.disks) {
      const image = disk.format === undefined && disk.holdsData ? formatOfName(disk) : undefined;
      if (image === undefined) continue;
      yield reportOn(domain, "format", {
        span: disk.driverPlace,
        message: `Disk '${disk.name}' has no driver type, so libvirt opens '${image.name}' as raw and the guest gets the bytes of the ${image.format} file itself. Look with \`qemu-img info\`, and set <driver type='${image.format}'> before the guest writes anything.`,
      });
    }
  },
};
