import { listed } from "../../domain/guest-wide.js";
import { virtioInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import { removeAttribute, removeElement } from "../../xml/edit.js";
import { child } from "../../xml/query.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceOffloadOff: DomainRule = {
  id: "domain/interface-offload-off",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "hint" },
  summary: "Offloads of a virtio network interface that are switched off",
  references: ["https://libvirt.org/formatdomain.html#setting-nic-driver-specific-options"],
  cost: "processor time for each packet",
  evidence: "documented",
  fix: "guest-visible",
  contextFree: true,
  about: ["csum", "gso", "tso4", "tso6", "ufo"],

  *check(domain) {
    const { document } = domain;
    for (const { driver, name } of virtioInterfaces(domain)) {
      const sides = ["host", "guest"].flatMap((side) => {
        const element = child(driver, side);
        const off = (element?.attributes ?? []).filter(
          (attribute) => attribute.value === "off" && offloads.test(attribute.name),
        );
        return element === undefined || off.length === 0 ? [] : [{ element, off, side }];
      });
      const [first] = sides.flatMap(({ off }) => off);
      if (first === undefined) continue;
      const names = listed(
        sides.flatMap(({ off, side }) => off.map((attribute) => `${side} ${attribute.name}`)),
      );
      yield reportOn(domain, "interface-driver", {
        span: first.valueSpan,
        message: `The driver of ${name} switches offloads off (${names}): guest and host then cut and check every packet themselves, which takes processor time that I/O could have. It was once needed for faulty drivers.`,
        fixes: [
          {
            title: `Switch them on again for ${name} (the guest sees more features of the device)`,
            safety: "guest-visible",
            effect: "restart",
            edits: sides.flatMap(({ element, off }) =>
              off.length === element.attributes.length
                ? [removeElement(document, element)]
                : off.flatMap(
                    (attribute) => removeAttribute(document, element, attribute.name) ?? [],
                  ),
            ),
          },
        ],
      });
    }
  },
};

const offloads = /^(?:csum|gso|tso4|tso6|ufo)$/;
