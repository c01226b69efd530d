import {
  type NetworkInterface,
  isVirtioInterface,
  networkInterfaces,
  useVirtioModel,
} from "../../domain/interface.js";
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
      const { driver, effectiveModel, model, name } = item;
      if (driver === undefined || isVirtioInterface(item)) continue;
      // What a template fills in may be virtio.
      if (model !== undefined && effectiveModel === undefined) continue;
      const settings = driver.attributes.map((attribute) => attribute.name);
      if (settings.length === 0) continue;
      yield reportOn(domain, "interface-driver", {
        span: driver.nameSpan,
        message: `The driver of ${name} sets ${settings.join(", ")}, which libvirt does not even read: ${reason(item)}.`,
        fixes: [
          {
            title: `Remove the driver settings of ${name}`,
            safety: "safe",
            effect: "restart",
            edits: [removeElement(domain.document, driver)],
          },
          {
            title:
              effectiveModel === "virtio"
                ? `Write model virtio, which ${name} has anyway (the guest sees what the settings do)`
                : `Make ${name} a virtio one (the guest sees another device; it needs the virtio-net driver)`,
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

/** Settings that are read before libvirt takes a model are read for none. */
function reason({ effectiveModel, model }: NetworkInterface): string {
  return effectiveModel === undefined || (model === undefined && effectiveModel === "virtio")
    ? "no model is written, and it looks only at an interface that is written as virtio"
    : `the model is ${effectiveModel}, and only virtio has these settings`;
}
