import { pciePortsIgnored } from "../../../server/src/core/rules/nova/pcie-ports-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(pciePortsIgnored, {
  valid: {
    "with q35": "[libvirt]\nhw_machine_type = x86_64=q35\nnum_pcie_ports = 16\n",
    "with a version of it": "[libvirt]\nhw_machine_type = x86_64=pc-q35-7.2\nnum_pcie_ports = 16\n",
    "with another architecture": "[libvirt]\nhw_machine_type = aarch64=virt\nnum_pcie_ports = 16\n",
    "no ports": "[libvirt]\nnum_pcie_ports = 0\n",
  },
  invalid: {
    "without a machine type": {
      text: "[libvirt]\nnum_pcie_ports = 16\n^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "with another one": {
      text: "[libvirt]\nhw_machine_type = x86_64=pc\nnum_pcie_ports = 16\n^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
