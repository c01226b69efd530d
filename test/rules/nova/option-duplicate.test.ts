import { optionDuplicate } from "../../../server/src/core/rules/nova/option-duplicate.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionDuplicate, {
  valid: {
    once: "[DEFAULT]\ndebug = true\n[api]\nmax_limit = 1\n",
    "options of which all values count":
      '[pci]\nalias = {"name": "a"}\nalias = {"name": "b"}\n[DEFAULT]\nreserved_huge_pages = node:0,size:2048,count:1\nreserved_huge_pages = node:1,size:2048,count:1\n',
    "names that Nova does not know": "[DEFAULT]\nno_such_thing = 1\nno_such_thing = 2\n",
    "one name in two sections": "[glance]\nmin_version = 1\n[cinder]\nmin_version = 1\n",
  },
  invalid: {
    "in two blocks of one section": {
      text: "[libvirt]\nvirt_type = qemu\n^^^^^^^^^\n[DEFAULT]\ndebug = true\n[Libvirt]\nvirt_type = kvm\n",
      fixed: "[libvirt]\n[DEFAULT]\ndebug = true\n[Libvirt]\nvirt_type = kvm\n",
    },
    "three times, an authentication plugin's": {
      text: "[placement]\nusername = a\n^^^^^^^^\nusername = b\n^^^^^^^^\nusername = c\n",
      fixed: "[placement]\nusername = c\n",
    },
  },
});
