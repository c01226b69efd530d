import { cpuModeBaseline } from "../../../server/src/core/rules/nova/cpu-mode-baseline.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuModeBaseline, {
  valid: {
    "the default": "[libvirt]\nvirt_type = kvm\n",
    "host-model": "[libvirt]\ncpu_mode = host-model\n",
    "no kvm, where it is the default": "[libvirt]\nvirt_type = qemu\ncpu_mode = none\n",
  },
  invalid: {
    none: {
      text: "[libvirt]\ncpu_mode = none\n           ^^^^\n",
      fixed: "[libvirt]\ncpu_mode = host-model\n",
    },
  },
});
