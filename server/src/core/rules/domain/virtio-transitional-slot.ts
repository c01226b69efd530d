import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { transitionalDevices } from "../../domain/transitional.js";
import type { DomainRule } from "../../lint/rule.js";

export const virtioTransitionalSlot: DomainRule = {
  id: "domain/virtio-transitional-slot",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "Transitional virtio devices, which libvirt puts behind a bridge to conventional PCI",
  references: ["https://libvirt.org/formatdomain.html#virtio-transitional-devices"],
  cost: "a detour through a PCI bridge",
  evidence: "verified",
  fix: "guest-visible",
  about: ["model"],

  *check(domain, _target, skip) {
    const devices = transitionalDevices(domain).filter(({ model }) => !skip(model.span));
    const [first] = devices;
    if (first === undefined) return;
    const names = listed(devices.map(({ name }) => name));
    yield reportOn(domain, "driver", {
      span: first.model.span,
      message: `The model of ${names} is virtio-transitional, for guests whose drivers know nothing newer than virtio 0.9. Such a device is none of PCI Express, so libvirt puts it behind a bridge on this machine.`,
      related:
        devices.length === 1
          ? []
          : devices.map(({ model, name }) => ({ span: model.span, message: name })),
      fixes: [
        {
          title: `Make ${names} plain virtio (the guest sees other devices; it needs drivers for virtio 1.0)`,
          safety: "guest-visible",
          effect: "restart",
          edits: devices.flatMap(({ edits }) => edits),
        },
      ],
    });
  },
};
