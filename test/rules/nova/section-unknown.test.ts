import { sectionUnknown } from "../../../server/src/core/rules/nova/section-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(sectionUnknown, {
  valid: {
    "another case, which oslo.config takes": "[LibVirt]\nvirt_type = kvm\n",
    "a section of another program": "[defaults]\nanything = 1\n[libvrit]\nanything = 1\n",
    "a section that the operator names": "[mdev_nvidia-35]\nmax_instances = 4\n",
    "a header that is broken": "[libvirt\nvirt_type = kvm\n",
  },
  invalid: {
    "the default section in lower case": {
      text: "[default]\n ^^^^^^^\ndebug = true\n",
      fixed: "[DEFAULT]\ndebug = true\n",
    },
    "white space": {
      text: "[ libvirt ]\n ^^^^^^^^^\nvirt_type = kvm\n",
      fixed: "[libvirt]\nvirt_type = kvm\n",
    },
    "brackets twice, and a slip of the fingers": {
      text: "[[libvirt]]\n ^^^^^^^^^\nvirt_type = kvm\n[compuet]\n ^^^^^^^\ncpu_shared_set = 1\n",
      fixed: "[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set = 1\n",
    },
  },
});
