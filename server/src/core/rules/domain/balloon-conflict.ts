import { reportOn } from "../../domain/manager.js";
import { balloonModel, reasonForFixedMemory, removeBalloon } from "../../domain/memory.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const balloonConflict: DomainRule = {
  id: "domain/balloon-conflict",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "A memory balloon in a guest whose memory has to stay where it is",
  references: [
    "https://libvirt.org/kbase/kvm-realtime.html",
    "https://libvirt.org/formatdomain.html#memory-balloon-device",
  ],
  cost: "memory that should stay can be taken away",
  evidence: "documented",
  fix: "guest-visible",
  about: ["hugepages", "locked", "vcpusched", "iothreadsched"],

  *check(domain) {
    const reason = reasonForFixedMemory(domain);
    if (reason === undefined || !balloonModel(domain).startsWith("virtio")) return;
    const balloon = child(child(domain.element, "devices"), "memballoon");
    const edits = removeBalloon(domain);
    if (edits.length === 0) return;
    yield reportOn(domain, "balloon", {
      span: (balloon ?? domain.element).nameSpan,
      message: `The guest's memory ${reason}, so a balloon has nothing to give back to the host, and can only take from the guest.${balloon === undefined ? " libvirt adds one where none is written." : ""}`,
      fixes: [
        {
          title:
            "Do without a balloon (the guest loses a device; `virsh setmem` and its statistics no longer work)",
          safety: "guest-visible",
          effect: "restart",
          edits,
        },
      ],
    });
  },
};
