import { networkInterfaces, useVirtioModel } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceModelMissing: DomainRule = {
  id: "domain/interface-model-missing",
  since: "0.1.0",
  severity: "warning",
  summary: "Without a model a network interface is an emulated RTL8139 on x86",
  references: ["https://libvirt.org/formatdomain.html#setting-the-nic-model"],
  cost: "several exits for each packet",
  evidence: "verified",
  fix: "guest-visible",
  contextFree: true,
  about: ["interface"],

  *check(domain) {
    for (const item of networkInterfaces(domain)) {
      // Elsewhere libvirt takes virtio by itself, or what the host's QEMU has.
      if (item.model !== undefined || item.effectiveModel !== "rtl8139") continue;
      const { name } = item;
      yield reportOn(domain, "interface-model", {
        span: item.place,
        message: `There is no model for ${name}, so libvirt takes rtl8139: QEMU emulates that chip register by register, in its main loop, beside the disks that have no iothread. Use virtio where the guest has the driver.`,
        fixes: [
          {
            title: `Make ${name} a virtio one (the guest sees another device; it needs the virtio-net driver)`,
            safety: "guest-visible",
            effect: "restart",
            // Without a driver there is nothing that was passed over.
            ...(item.driver !== undefined && { activates: true }),
            edits: useVirtioModel(domain, item),
          },
        ],
      });
    }
  },
};
