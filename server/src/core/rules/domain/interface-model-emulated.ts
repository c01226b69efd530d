import { networkInterfaces, useVirtioModel } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceModelEmulated: DomainRule = {
  id: "domain/interface-model-emulated",
  since: "0.1.0",
  severity: "warning",
  summary: "A network interface that QEMU emulates register by register",
  references: ["https://libvirt.org/formatdomain.html#setting-the-nic-model"],
  cost: "several exits for each packet",
  evidence: "documented",
  fix: "guest-visible",
  contextFree: true,
  about: ["interface"],

  *check(domain) {
    for (const item of networkInterfaces(domain)) {
      const { model, name } = item;
      if (model === undefined || !emulated.has(model.value)) continue;
      const driver =
        domain.guestOs === "windows"
          ? " The guest looks like Windows: install the NetKVM driver first."
          : "";
      yield reportOn(domain, "interface-model", {
        span: model.span,
        message: `The model of ${name} is ${model.value}: ${model.value === "vmxnet3" ? "QEMU serves it without vhost" : "QEMU emulates that chip register by register"}, in its main loop, beside the disks that have no iothread.${driver} Use virtio where the guest has the driver.`,
        // The only model that offers a guest virtual functions, which virtio cannot.
        ...(model.value === "igb" && { severity: "information" }),
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

const emulated: ReadonlySet<string> = new Set([
  "rtl8139",
  "e1000",
  "e1000-82544gc",
  "e1000-82545em",
  "e1000e",
  "igb",
  "ne2k_pci",
  "ne2k_isa",
  "pcnet",
  "vmxnet3",
  "tulip",
  "i82550",
  "i82551",
  "i82557a",
  "i82557b",
  "i82557c",
  "i82558a",
  "i82558b",
  "i82559a",
  "i82559b",
  "i82559c",
  "i82559er",
  "i82562",
  "i82801",
]);
