import { optionRenamed } from "../../../server/src/core/rules/nova/option-renamed.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionRenamed, {
  valid: {
    "present names": "[DEFAULT]\nlog_dir = /x\n[pci]\ndevice_spec = {}\n",
    "a release that may not have the new name": {
      text: "[pci]\npassthrough_whitelist = {}\n",
      settings: { target: { nova: "25" } },
    },
    "a group in another case": "[LibVirt]\nimages_type = flat\n",
  },
  invalid: {
    "in its own section": {
      text: "[pci]\npassthrough_whitelist = {}\n^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[pci]\ndevice_spec = {}\n",
    },
    "from another section": {
      text: "[DEFAULT]\ndebug = true\nimage_cache_manager_interval = 2400\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[DEFAULT]\ndebug = true\n\n[image_cache]\nmanager_interval = 2400\n",
    },
    "beside the present name": {
      text: "[libvirt]\ncpu_model = Nehalem\n^^^^^^^^^\ncpu_models = Haswell\ncpu_mode = custom\n",
      fixed: "[libvirt]\ncpu_models = Haswell\ncpu_mode = custom\n",
    },
    "several times": {
      text: "[pci]\npassthrough_whitelist = {}\n^^^^^^^^^^^^^^^^^^^^^\npassthrough_whitelist = {}\n^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
