import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const virtTypeEmulated: NovaRule = {
  id: "nova/virt-type-emulated",
  since: "0.1.0",
  severity: "error",
  summary: "`virt_type = qemu` emulates every instruction of the guest",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.virt_type",
  ],
  cost: "every instruction is translated",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const { entry, value } = conf.compute?.text("libvirt", "virt_type") ?? {};
    if (entry === undefined || value !== "qemu") return;
    yield {
      span: entry.option.valueSpan,
      message: `virt_type = qemu makes QEMU translate every instruction of the guest in software instead of running it on the CPU, and takes vhost away from its network. Use virt_type = kvm where the host has /dev/kvm. ${onHardReboot}`,
      fixes: [
        {
          title: "Use virt_type = kvm (the host must have /dev/kvm)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [{ group: "libvirt", name: "virt_type", value: "kvm" }]),
        },
      ],
    };
  },
};
