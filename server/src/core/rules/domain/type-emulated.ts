import { isX86 } from "../../domain/cpu.js";
import { networkInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";
import { attributeOf } from "../../domain/written.js";

export const typeEmulated: DomainRule = {
  id: "domain/type-emulated",
  since: "0.1.0",
  severity: "warning",
  summary: "`type='qemu'` translates every instruction of the guest in software",
  references: ["https://libvirt.org/formatdomain.html#element-and-attribute-overview"],
  cost: "every instruction is translated",
  evidence: "verified",
  fix: "needs-care",
  about: ["interface"],

  *check(domain) {
    const written = attributeOf(domain.element, "type");
    // Guests of other architectures can run in no other way on most hosts.
    if (domain.type !== "qemu" || written === undefined || !isX86(domain)) return;
    // What has neither data nor a network is a test of something, in which speed is not what counts.
    if (!domain.disks.some(({ holdsData }) => holdsData)) return;
    if (networkInterfaces(domain).length === 0) return;
    yield reportOn(domain, "virt-type", {
      span: written.span,
      message:
        "type='qemu' runs the guest without KVM: QEMU translates its instructions in software, ten to a hundred times slower, which outweighs every other setting. Use type='kvm' where the host has it.",
      fixes: [
        {
          title: "Use type='kvm' (the host must be x86 and have /dev/kvm)",
          safety: "needs-care",
          effect: "restart",
          edits: [{ span: written.span, newText: "kvm" }],
        },
      ],
    });
  },
};
