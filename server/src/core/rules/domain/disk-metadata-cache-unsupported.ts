import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { metadataCaches, removeMetadataCache } from "../../domain/metadata-cache.js";
import { isPlaceholder } from "../../domain/schema-words.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskMetadataCacheUnsupported: DomainRule = {
  id: "domain/disk-metadata-cache-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "`<metadata_cache>` on an image that is not qcow2 is refused by libvirt",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["metadata_cache"],

  *check(domain, target) {
    // An older libvirt drops the element, which domain/element-unknown says.
    if (!atLeast(target.libvirt, "7.0")) return;
    for (const disk of domain.disks) {
      for (const cache of metadataCaches(domain, disk)) {
        const { bytes, format, size } = cache;
        if (format === "qcow2" || isPlaceholder(format ?? "") || bytes === undefined || bytes === 0)
          continue;
        const image =
          format === undefined
            ? "has no type, which makes its image raw,"
            : `has an image of type '${format}'`;
        yield reportOn(domain, "driver", {
          span: size.span,
          message: `Disk '${disk.name}' ${image} and a metadata cache, so libvirt refuses the guest: only qcow2 has the tables that such a cache is for.`,
          fixes: [
            {
              title: `Remove the metadata cache from '${disk.name}'`,
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
