import { isVirtioInterface, networkInterfaces, useVirtioModel } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";

export const interfaceDriverIgnored: DomainRule = {
  id: "domain/interface-driver-ignored",
  since: "0.1.0",
  severity: "warning",
  summary: "libvirt ignores the driver settings of a network interface that is not virtio",
  references: ["https://libvirt.org/formatdomain.html#setting-nic-driver-specific-options"],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "safe",
  contextFree: true,
  about: ["interface"],

  *check(domain) {
    for (const item of networkInterfaces(domain)) {
      const { driver, effectiveModel, name } = item;
      if (driver === undefined || effectiveModel === undefined || isVirtioInterface(item)) continue;
      const settings = driver.attributes.map((attribute) => attribute.name);
      if (settings.length === 0) continue;
      yield reportOn(domain, "interface-driver", {
        span: driver.nameSpan,
        message: `The driver of ${name} sets ${settings.join(", ")}, which libvirt does not even read: the model is ${effectiveModel}, and only virtio has these settings.`,
        fixes: [
          {
            title: `Remove the driver settings of ${name}`,
            safety: "safe",
            effect: "restart",
            edits: [removeElement(domain.document, driver)],
          },
          {
            title: `Make ${name} a virtio one (the guest sees another device; it needs the virtio-net driver)`,
            safety: "guest-visible",
            effect: "restart",
            activates: true,
            edits: useVirtioModel(domain, item),
          },
        ],
      });
    }
  },
};
