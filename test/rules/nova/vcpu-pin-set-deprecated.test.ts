import { vcpuPinSetDeprecated } from "../../../server/src/core/rules/nova/vcpu-pin-set-deprecated.js";
import { testRule } from "../../support/test-rule.js";

testRule(vcpuPinSetDeprecated, {
  valid: {
    "the present options": "[libvirt]\nvirt_type = kvm\n[compute]\ncpu_dedicated_set = 4-31\n",
    "a release without the present options": {
      text: "[DEFAULT]\nvcpu_pin_set = 4-31\n",
      settings: { target: { nova: "19" } },
    },
    "no value": "[DEFAULT]\nvcpu_pin_set =\n[libvirt]\nvirt_type = kvm\n",
  },
  invalid: {
    alone: {
      text: "[DEFAULT]\nvcpu_pin_set = 4-31\n^^^^^^^^^^^^\n[libvirt]\nvirt_type = kvm\n",
      fixed: null,
    },
    "without a word about libvirt, as in a drop-in for one host": {
      text: "[DEFAULT]\nvcpu_pin_set = 4-31\n^^^^^^^^^^^^\n",
      fixed: null,
    },
    "beside what replaces it": {
      text: "[DEFAULT]\nvcpu_pin_set = 4-31\n^^^^^^^^^^^^\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_dedicated_set = 4-31\n",
      fixed: null,
    },
  },
});
