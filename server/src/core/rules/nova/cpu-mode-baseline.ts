import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cpuModeBaseline: NovaRule = {
  id: "nova/cpu-mode-baseline",
  since: "0.1.0",
  severity: "warning",
  summary: "`cpu_mode = none` gives guests QEMU's baseline CPU",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.cpu_mode"],
  cost: "slower encryption, checksums and system calls",
  evidence: "verified",
  fix: "guest-visible",

  *check(conf) {
    const { entry, value } = conf.compute?.text("libvirt", "cpu_mode") ?? {};
    if (entry === undefined || value !== "none") return;
    if (conf.compute?.text("libvirt", "virt_type").value !== "kvm") return;
    yield {
      span: entry.option.valueSpan,
      message: `cpu_mode = none gives guests QEMU's baseline CPU, which lacks most of what the host's CPU can do. Use cpu_mode = host-model, which is Nova's default for kvm. ${onHardReboot}`,
      fixes: [
        {
          title: "Use cpu_mode = host-model (the guest sees another CPU)",
          safety: "guest-visible",
          effect: "restart",
          edits: setOptions(conf, [{ group: "libvirt", name: "cpu_mode", value: "host-model" }]),
        },
      ],
    };
  },
};
