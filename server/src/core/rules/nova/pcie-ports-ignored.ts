import { listItems } from "../../oslo/list-items.js";
import type { NovaRule } from "../../lint/rule.js";

export const pciePortsIgnored: NovaRule = {
  id: "nova/pcie-ports-ignored",
  since: "0.1.0",
  severity: "hint",
  summary: "`num_pcie_ports` without the machine type that has such ports",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.num_pcie_ports",
    "https://docs.openstack.org/nova/latest/admin/hw-machine-type.html",
  ],
  cost: "the setting does nothing",
  evidence: "verified",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.integer("libvirt", "num_pcie_ports") ?? {};
    if (entry === undefined || value === undefined || value <= 0) return;
    const machine = compute?.text("libvirt", "hw_machine_type");
    if (machine?.entry !== undefined) {
      if (machine.value === undefined) return;
      const types = listItems(machine.entry.option).map(({ text }) => text);
      if (types.some((type) => /q35|^(?!x86_64=|i686=)/.test(type))) return;
    } else if (compute?.isUnset("libvirt", "hw_machine_type") !== true) return;
    yield {
      span: entry.option.nameSpan,
      message: `Nova adds PCIe ports to x86 guests of the machine type q35 only, and here ${machine?.entry === undefined ? "hw_machine_type is not set, which leaves x86 guests at pc" : "hw_machine_type gives x86 guests another one"}: ${entry.option.name} = ${entry.option.value} does nothing for them unless their image has the property hw_machine_type=q35. With q35, new instances take it once nova-compute is restarted.`,
    };
  },
};
