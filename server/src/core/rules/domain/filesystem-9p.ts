import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child, children } from "../../xml/query.js";

export const filesystem9p: DomainRule = {
  id: "domain/filesystem-9p",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "A folder of the host through 9p, which QEMU serves request by request",
  references: ["https://libvirt.org/kbase/virtiofs.html"],
  cost: "one request at a time through QEMU",
  evidence: "documented",
  fix: "none",
  contextFree: true,
  about: ["filesystem"],

  // No edit is offered: the guest mounts the other kind in another way, and its memory has to be shared.
  *check(domain) {
    for (const element of children(child(domain.element, "devices"), "filesystem")) {
      const type = attributeOf(child(element, "driver"), "type");
      if ((attributeOf(element, "type")?.value ?? "mount") !== "mount") continue;
      if (type !== undefined && type.value !== "path") continue;
      const target = attributeOf(child(element, "target"), "dir")?.value ?? "(no target)";
      yield reportOn(domain, "driver", {
        span: type?.span ?? element.nameSpan,
        message: `The guest reaches the folder '${target}' by 9p: each operation is a message to QEMU, and little is cached. virtiofs is made for guests and faster; it needs shared memory, and another way to mount it in the guest.`,
      });
    }
  },
};
