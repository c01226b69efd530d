import { atLeast } from "../../catalog/versions.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const machineTypeOld: DomainRule = {
  id: "domain/machine-type-old",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "off", density: "off" },
  summary: "A machine type from before QEMU 5.2 freezes old defaults of virtio disks",
  references: ["https://www.qemu.org/docs/master/about/deprecated.html"],
  cost: "a single queue, smaller rings",
  evidence: "measured",
  fix: "guest-visible",
  about: ["machine"],

  *check(domain) {
    const { name = "", version } = domain.machine;
    const written = attributeOf(child(child(domain.element, "os"), "type"), "machine");
    const newest = /^pc-(q35|i440fx)-/.exec(name)?.[1] === "q35" ? "q35" : "pc";
    if (!/^pc-(?:q35|i440fx)-/.test(name) || version === undefined || written === undefined) return;
    // Red Hat makes no newer one with this chip set, so that there is nothing to change it to.
    if (name.startsWith("pc-i440fx-rhel")) return;
    if (atLeast(version, "5.2") || !domain.disks.some(({ holdsData }) => holdsData)) return;
    const ring = atLeast(version, "5.0")
      ? ""
      : ", and from before 5.0 rings of 128 requests instead of 256";
    yield reportOn(domain, "machine", {
      span: written.span,
      message: `The machine type ${name} keeps QEMU's defaults from before 5.2: one queue for each virtio disk instead of one for each vCPU${ring}. QEMU also drops old machine types in time.`,
      fixes: [
        {
          title: `Use machine='${newest}', the host's newest (the guest sees newer hardware; Windows may ask to be activated again)`,
          safety: "guest-visible",
          effect: "restart",
          edits: [{ span: written.span, newText: newest }],
        },
      ],
    });
  },
};
