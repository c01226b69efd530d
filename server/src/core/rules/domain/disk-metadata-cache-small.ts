import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { metadataCaches, removeMetadataCache } from "../../domain/metadata-cache.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskMetadataCacheSmall: DomainRule = {
  id: "domain/disk-metadata-cache-small",
  since: "0.1.0",
  severity: "warning",
  summary: "A qcow2 metadata cache below 1 MiB makes QEMU read the image's tables again and again",
  references: [
    "https://gitlab.com/qemu-project/qemu/-/blob/master/docs/qcow2-cache.txt",
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
  ],
  cost: "an extra read for many requests",
  evidence: "measured",
  fix: "safe",
  contextFree: true,
  about: ["metadata_cache"],

  *check(domain, target) {
    // Before QEMU 3.1 the default was 1 MiB for every image, so taking the element away was no remedy. libvirt 7.0
    // brought the element.
    if (!atLeast(target.qemu, "3.1") || !atLeast(target.libvirt, "7.0")) return;
    for (const disk of domain.disks) {
      for (const cache of metadataCaches(domain, disk)) {
        const { bytes, format, size, sizeText } = cache;
        if (format !== "qcow2" || bytes === undefined || bytes === 0 || bytes >= mebibyte) continue;
        yield reportOn(domain, "driver", {
          span: size.span,
          message: `The metadata cache of disk '${disk.name}' holds ${sizeText}, which covers less than 8 GiB of an image with 64 KiB clusters: beyond, a request first reads the table that says where its data is. QEMU's own default is what the image needs, up to 32 MiB. Remove the limit.`,
          fixes: [
            {
              title: `Remove the limit of ${sizeText} from '${disk.name}'`,
              safety: "safe",
              effect: "restart",
              edits: removeMetadataCache(domain, cache),
            },
          ],
        });
      }
    }
  },
};

const mebibyte = 1024 * 1024;
