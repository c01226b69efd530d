import { cacheDefault } from "../../../server/src/core/rules/nova/cache-default.js";
import { testRule } from "../../support/test-rule.js";

testRule(cacheDefault, {
  valid: {
    unset: "[libvirt]\nvirt_type = kvm\n",
    "no items": "[libvirt]\ndisk_cachemodes =\n",
    "Ceph, where QEMU's default is what Ceph advises":
      "[libvirt]\ndisk_cachemodes = network=default\n",
    "an item that a later one replaces": "[libvirt]\ndisk_cachemodes = file=default,file=none\n",
  },
  invalid: {
    "the only item, which takes the option along": {
      text: "[libvirt]\nvirt_type = kvm\ndisk_cachemodes = file=default\n                  ^^^^^^^^^^^^\n\n[vnc]\n",
      fixed: "[libvirt]\nvirt_type = kvm\n\n[vnc]\n",
    },
    "every item for the type and every earlier assignment, lest one of them comes back": {
      text: "[libvirt]\ndisk_cachemodes = file=default\ndisk_cachemodes = file=none,file=default\n                            ^^^^^^^^^^^^\nvirt_type = kvm\n",
      fixed: "[libvirt]\nvirt_type = kvm\n",
    },
    "the first item": {
      text: "[libvirt]\ndisk_cachemodes = 'file=default, network=writeback'\n                   ^^^^^^^^^^^^\n",
      fixed: "[libvirt]\ndisk_cachemodes = 'network=writeback'\n",
    },
    "the last item, on a line of its own": {
      text: "[libvirt]\ndisk_cachemodes = network=writeback,\n  block=default\n  ^^^^^^^^^^^^^\nvirt_type = kvm\n",
      fixed: "[libvirt]\ndisk_cachemodes = network=writeback\nvirt_type = kvm\n",
    },
  },
});
