import type { Domain } from "../../domain/domain.js";
import {
  type IoThreadMapping,
  ioThreadMappings,
  mappingSupport,
  replaceMapping,
} from "../../domain/iothread-mapping.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadMappingUnsupported: DomainRule = {
  id: "domain/iothread-mapping-unsupported",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "Several iothreads for one device, which the target's libvirt or QEMU does not know",
  references: [
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
    "https://libvirt.org/news.html",
  ],
  cost: "the disk runs in QEMU's main loop",
  evidence: "verified",
  fix: "safe",
  about: ["iothreads"],

  *check(domain, target) {
    for (const mapping of ioThreadMappings(domain)) {
      const { libvirt, needs, qemu } = mappingSupport(mapping, target);
      if (libvirt && qemu) continue;
      const problem = libvirt
        ? `QEMU ${needs[1]} brought that, and before it libvirt refuses the guest`
        : `libvirt ${needs[0]} brought that, and before it the mapping is dropped without a word`;
      yield reportOn(domain, "iothread", {
        span: mapping.element.nameSpan,
        message: `The driver of ${mapping.name} has a mapping of several iothreads: ${problem}. For this target, name one iothread.`,
        ...(libvirt && { severity: "error" }),
        fixes: [fix(domain, mapping)],
      });
    }
  },
};

/** The device gets the first iothread that its mapping names and the domain has. */
function fix(domain: Domain, mapping: IoThreadMapping): Fix {
  const id =
    mapping.ioThread === undefined
      ? mapping.owner.ioThreads
          .map((reference) => reference.id)
          .find((named) => named !== undefined && domain.ioThreads.ids.includes(named))
      : undefined;
  return {
    title:
      id === undefined
        ? `Remove the mapping from ${mapping.name}`
        : `Use iothread ${String(id)} for ${mapping.name} instead of the mapping`,
    safety: "safe",
    effect: "restart",
    edits: replaceMapping(domain, mapping, id),
  };
}
