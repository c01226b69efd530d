import type { Disk } from "../../domain/domain.js";
import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskTransientThin: DomainRule = {
  id: "domain/disk-transient-thin",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "A `<transient/>` disk writes to a temporary qcow2 image that starts empty",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "flushed first writes: 3.2 times the latency",
  evidence: "measured",
  fix: "none",
  contextFree: true,
  about: ["transient"],

  *check(domain, _target, skip) {
    const disks = domain.disks.filter(
      (disk) =>
        disk.isTransient && disk.sourceType === "file" && disk.holdsData && !skip(disk.place),
    );
    const place = placeForAll(disks, ({ place: ofDisk }: Disk) => ofDisk);
    if (place === undefined) return;
    yield reportOn(domain, "driver", {
      ...place,
      message: `At each start libvirt puts an empty qcow2 image on top of transient ${namesOf(disks)}, so after every start each part of it is written for the first time again. Measured: such a write with its flush took 3.2 times as long as in a full raw image.`,
    });
  },
};
