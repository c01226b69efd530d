import { optionRemoved } from "../../../server/src/core/rules/nova/option-removed.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionRemoved, {
  valid: {
    "options that are still there though people call them dead":
      "[libvirt]\nuse_virtio_for_bridges = True\ndisk_prefix = vd\n",
    "options of a section that is gone as a whole": "[hyperv]\nlimit_cpu_features = True\n",
    "a name that no release had": "[libvirt]\nno_such_option = 1\n",
  },
  invalid: {
    "gone long ago, without a successor": {
      text: "[libvirt]\nvif_driver = x\n^^^^^^^^^^\nvirt_type = kvm\n",
      fixed: "[libvirt]\nvirt_type = kvm\n",
    },
    "gone long ago, with a successor": {
      text: "[DEFAULT]\nlibvirt_cpu_mode = 'host-model'\n^^^^^^^^^^^^^^^^\n[libvirt]\nvirt_type = kvm\n",
      fixed: "[DEFAULT]\n[libvirt]\nvirt_type = kvm\ncpu_mode = 'host-model'\n",
    },
    "whose successor is set": {
      text: "[DEFAULT]\ndhcp_domain = a\n^^^^^^^^^^^\n[api]\ndhcp_domain = b\n",
      fixed: "[DEFAULT]\n[api]\ndhcp_domain = b\n",
    },
    "gone lately": {
      text: "[DEFAULT]\nenabled_apis = metadata\n^^^^^^^^^^^^\n[api]\nuse_forwarded_for = True\n^^^^^^^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\n[api]\n",
    },
    "gone in the release that the hosts run": {
      text: "[DEFAULT]\nenabled_apis = metadata\nconn_pool_ttl = 1\n^^^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\nenabled_apis = metadata\n",
      settings: { target: { nova: "2025.1" } },
    },
    "gone before an older release than any that is described": {
      text: "[DEFAULT]\nenabled_apis = metadata\nuse_neutron = True\n^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\nenabled_apis = metadata\n",
      settings: { target: { nova: "22" } },
    },
    "only where that is certain": {
      text: "[wsgi]\nkeep_alive = True\n[api]\nauth_strategy = keystone\n^^^^^^^^^^^^^\n",
      fixed: "[wsgi]\nkeep_alive = True\n[api]\n",
      settings: { target: { nova: "2025.2" } },
    },
  },
});
