import { cpuModelsMismatch } from "../../../server/src/core/rules/nova/cpu-models-mismatch.js";
import { testRule } from "../../support/test-rule.js";

testRule(cpuModelsMismatch, {
  valid: {
    both: "[libvirt]\ncpu_mode = custom\ncpu_models = Cascadelake-Server\n",
    "both, by the deprecated name": "[libvirt]\ncpu_mode = custom\ncpu_model = Nehalem\n",
    neither: "[libvirt]\ncpu_mode = host-model\n",
    "a mode from elsewhere": "[libvirt]\ncpu_mode = $mode\ncpu_models = Nehalem\n",
  },
  invalid: {
    "a mode without models": {
      text: "[libvirt]\ncpu_mode = custom\n           ^^^^^^\n",
      fixed: null,
    },
    "models without their mode": {
      text: "[libvirt]\ncpu_mode = host-model\ncpu_models = Nehalem\n             ^^^^^^^\n",
      fixed: null,
    },
    "models without any mode": {
      text: "[libvirt]\ncpu_models = Nehalem\n             ^^^^^^^\n",
      fixed: null,
    },
  },
});
