import { sectionRemoved } from "../../../server/src/core/rules/nova/section-removed.js";
import { testRule } from "../../support/test-rule.js";

testRule(sectionRemoved, {
  valid: {
    "sections that Nova reads": "[DEFAULT]\n[libvirt]\nvirt_type = kvm\n[vgpu_nvidia-35]\n",
    "a section of another program": "[my_tool]\nkey = 1\n",
    "one that is not well-formed": "[cells\nenable = 1\n",
  },
  invalid: {
    "gone long ago": {
      text: "[xenserver]\n ^^^^^^^^^\nconnection_url = a\n# note\ndisable_agent = 1,\n  2\n[libvirt]\nvirt_type = kvm\n",
      fixed: "# note\n[libvirt]\nvirt_type = kvm\n",
    },
    "gone lately, whatever its case, empty or not": {
      text: "[HyperV]\n ^^^^^^\n[rdp]\n ^^^\nenabled = 1\n",
      fixed: "",
    },
    "at the end of a file, with CRLF or without": {
      text: "[libvirt]\nvirt_type = kvm\n\n[remote_debug]\n ^^^^^^^^^^^^\nhost = a",
      fixed: "[libvirt]\nvirt_type = kvm\n\n",
    },
    "beside errors, which may hide what else belongs to it": {
      text: "[cells]\n ^^^^^\nenable = 1\nword\n",
      fixed: null,
    },
    "in the release that the hosts run": {
      text: "[hyperv]\n ^^^^^^\nlimit_cpu_features = True\n[remote_debug]\nhost = a\n",
      fixed: "[remote_debug]\nhost = a\n",
      settings: { target: { nova: "29" } },
    },
  },
});
