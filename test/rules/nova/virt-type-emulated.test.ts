import { virtTypeEmulated } from "../../../server/src/core/rules/nova/virt-type-emulated.js";
import { testRule } from "../../support/test-rule.js";

testRule(virtTypeEmulated, {
  valid: {
    kvm: "[libvirt]\nvirt_type = kvm\n",
    "the default": "[libvirt]\nimages_type = flat\n",
    lxc: "[libvirt]\nvirt_type = lxc\n",
  },
  invalid: {
    qemu: {
      text: "[libvirt]\nvirt_type = qemu\n            ^^^^\n",
      fixed: "[libvirt]\nvirt_type = kvm\n",
    },
  },
});
