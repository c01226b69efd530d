import { reportOn } from "../../domain/manager.js";
import { contentOf, numberIn } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child, children } from "../../xml/query.js";

export const blkiotuneLimit: DomainRule = {
  id: "domain/blkiotune-limit",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "`<blkiotune>` holds the guest's I/O back in the host's kernel, below QEMU",
  references: ["https://libvirt.org/formatdomain.html#block-i-o-tuning"],
  cost: "requests wait in the host's kernel",
  evidence: "documented",
  fix: "none",
  about: ["blkiotune"],

  // No edit is offered: a limit is someone's policy, and no setting that slows the guest by accident.
  *check(domain) {
    const tune = child(domain.element, "blkiotune");
    const { text } = domain.document;
    const limits = children(tune, "device").flatMap((device) => {
      const path = contentOf(child(device, "path"), text)?.value ?? "";
      return device.children.flatMap((item) => {
        const written = contentOf(item, text);
        const isLimit = /^(?:read|write)_(?:bytes|iops)_sec$/.test(item.name);
        return isLimit && written !== undefined && /[1-9]/.test(written.value)
          ? [{ span: written.span, message: `${item.name} of ${path}` }]
          : [];
      });
    });
    const weight = contentOf(child(tune, "weight"), text);
    const low = weight !== undefined && (numberIn(weight.value) ?? usualWeight) < usualWeight;
    const first = low ? weight : limits[0];
    if (first === undefined) return;
    yield reportOn(domain, "iotune", {
      span: first.span,
      message: `<blkiotune> ${low ? `gives the guest a weight of ${weight.value} among the host's other guests` : "limits the guest"}: its requests wait in the host's kernel, where neither the guest nor QEMU sees why. For I/O that goes through the page cache, the limit hits whoever writes it back.`,
      related: limits.length > 1 || (low && limits.length > 0) ? limits : [],
    });
  },
};

/** What a group has without one in version 2 of control groups, and by BFQ; version 1 with CFQ had 500. */
const usualWeight = 100;
