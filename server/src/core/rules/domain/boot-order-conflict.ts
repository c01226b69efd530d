import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child, children } from "../../xml/query.js";

export const bootOrderConflict: DomainRule = {
  id: "domain/boot-order-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "A boot order on devices beside `<boot>` in `<os>`, which libvirt refuses together",
  references: ["https://libvirt.org/formatdomain.html#bios-bootloader"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["order"],

  *check(domain) {
    const { document, element } = domain;
    const general = children(child(element, "os"), "boot").flatMap((boot) => {
      const device = attributeOf(boot, "dev");
      return device === undefined ? [] : [{ boot, device }];
    });
    const orders = children(element, "devices")
      .flatMap((devices) => devices.children)
      .flatMap((device) => attributeOf(child(device, "boot"), "order") ?? []);
    const [first] = general;
    if (first === undefined || orders.length === 0) return;
    yield reportOn(domain, "driver", {
      span: first.device.span,
      message:
        "The boot order is given twice, by <boot> in <os> and by <boot order> on a device, so libvirt refuses the guest: it takes one or the other.",
      related: orders.map(({ span, value }) => ({ span, message: `Boot order ${value}` })),
      fixes: [
        {
          title: "Keep the order of the devices and remove <boot> from <os>",
          safety: "safe",
          effect: "restart",
          edits: general.map(({ boot }) => removeElement(document, boot)),
        },
      ],
    });
  },
};
