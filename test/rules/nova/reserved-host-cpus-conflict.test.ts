import { reservedHostCpusConflict } from "../../../server/src/core/rules/nova/reserved-host-cpus-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(reservedHostCpusConflict, {
  valid: {
    "without sets": "[DEFAULT]\nreserved_host_cpus = 2\n[libvirt]\nvirt_type = kvm\n",
    zero: "[DEFAULT]\nreserved_host_cpus = 0\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set = 2-9\n",
    "with vcpu_pin_set, where Nova does not look":
      "[DEFAULT]\nreserved_host_cpus = 2\nvcpu_pin_set = 2-7\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set = 0-1\n",
    "an empty set":
      "[DEFAULT]\nreserved_host_cpus = 2\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set =\n",
  },
  invalid: {
    "beside a shared set": {
      text: "[DEFAULT]\nreserved_host_cpus = 2\n                     ^\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set = 2-9\n",
      fixed:
        "[DEFAULT]\nreserved_host_cpus = 0\n[libvirt]\nvirt_type = kvm\n[compute]\ncpu_shared_set = 2-9\n",
    },
  },
});
