import { lineSwallowed } from "../../../server/src/core/rules/nova/line-swallowed.js";
import { testRule } from "../../support/test-rule.js";

testRule(lineSwallowed, {
  valid: {
    "a list over several lines": "[DEFAULT]\ndefault_log_levels = amqp=WARN,\n  host=INFO\n",
    "a table over several lines": '[pci]\nalias = {\n  "vendor_id": "8086",\n  "name": "a1"\n }\n',
    "a word that is no option": "[DEFAULT]\nx =\n  my_own = 1\n",
    "an option after a blank line is a parse error": "[libvirt]\na = 1\n\n  virt_type = kvm\n",
  },
  invalid: {
    "an option": {
      text: "[libvirt]\nimages_type = rbd\n  virt_type = kvm\n  ^^^^^^^^^^^^^^^\n",
      fixed: "[libvirt]\nimages_type = rbd\nvirt_type = kvm\n",
    },
    "an option with lines of its own": {
      text: "[libvirt]\nvirt_type = kvm\n  disk_cachemodes = file=none,\n  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n    block=none\n",
      fixed: "[libvirt]\nvirt_type = kvm\ndisk_cachemodes = file=none,\n    block=none\n",
    },
    "a comment at the end": {
      text: "[libvirt]\nvirt_type = kvm\n\t# local\n ^^^^^^^\nimages_type = qcow2\n",
      fixed: "[libvirt]\nvirt_type = kvm\n# local\nimages_type = qcow2\n",
    },
    "a comment amid a list": {
      text: "[libvirt]\n\ndisk_cachemodes = file=none,\n  ; volumes\n  ^^^^^^^^^\n  block=none\n",
      fixed: "[libvirt]\n\n; volumes\ndisk_cachemodes = file=none,\n  block=none\n",
    },
    "a section and what follows, in one finding": {
      text: "[DEFAULT]\ndebug = true\n [libvirt]\n ^^^^^^^^^\n # local\n virt_type = kvm\nimages_type = qcow2\n",
      fixed: "[DEFAULT]\ndebug = true\n[libvirt]\n# local\nvirt_type = kvm\nimages_type = qcow2\n",
    },
    "a section above more of the value": {
      text: "[DEFAULT]\ndebug = true\n [libvirt]\n ^^^^^^^^^\n more\n",
      fixed: null,
    },
  },
});
