import { overriddenSettings } from "../../domain/overrides.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const qemuOverrideConflict: DomainRule = {
  id: "domain/qemu-override-conflict",
  since: "0.1.0",
  severity: "information",
  summary: "`<qemu:override>` gives a device another value than its own element does",
  references: ["https://libvirt.org/drvqemu.html#overriding-properties-of-qemu-devices"],
  cost: "what the file says does not hold",
  evidence: "documented",
  fix: "none",
  about: ["override"],

  // No edit is offered: which of the two is meant, the file does not say.
  *check(domain) {
    for (const { device, property, setting, value, written } of overriddenSettings(domain)) {
      yield reportOn(domain, "qemu-arguments", {
        span: value.span,
        message: `<qemu:override> sets ${property} of ${device} to ${value.value}, and its driver has ${setting}='${written.value}': QEMU gets the former, so whoever reads the driver is misled.`,
        related: [{ span: written.span, message: `The driver's ${setting}` }],
      });
    }
  },
};
