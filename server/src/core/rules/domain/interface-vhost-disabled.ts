import {
  isVirtioInterface,
  networkInterfaces,
  unsetInterfaceDriver,
} from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const interfaceVhostDisabled: DomainRule = {
  id: "domain/interface-vhost-disabled",
  since: "0.1.0",
  severity: "warning",
  summary: "`<driver name='qemu'>` takes packets through QEMU instead of the host's kernel",
  references: ["https://libvirt.org/formatdomain.html#setting-nic-driver-specific-options"],
  cost: "each packet passes QEMU",
  evidence: "documented",
  fix: "safe",
  contextFree: true,
  about: ["interface"],

  *check(domain) {
    if (domain.type !== "kvm") return;
    for (const item of networkInterfaces(domain)) {
      const { driver, name } = item;
      const backend = attributeOf(driver, "name");
      if (driver === undefined || backend?.value !== "qemu") continue;
      if (!isVirtioInterface(item) || !vhostTypes.has(item.type)) continue;
      // Receive-side scaling in QEMU is what needs its own backend.
      if (attributeOf(driver, "rss") !== undefined) continue;
      yield reportOn(domain, "interface-driver", {
        span: backend.span,
        message: `The driver of ${name} has name='qemu', so its packets pass through QEMU's main loop instead of vhost-net in the host's kernel, with up to four more system calls for each. Remove it: libvirt then uses vhost-net where the host has it.`,
        fixes: [
          {
            title: `Let ${name} use vhost-net where the host has it`,
            safety: "safe",
            effect: "restart",
            edits: unsetInterfaceDriver(domain, driver, "name"),
          },
        ],
      });
    }
  },
};

const vhostTypes: ReadonlySet<string> = new Set(["network", "bridge", "direct", "ethernet"]);
