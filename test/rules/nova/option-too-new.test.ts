import { optionTooNew } from "../../../server/src/core/rules/nova/option-too-new.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionTooNew, {
  valid: {
    "options of the newest release": "[libvirt]\nuse_default_aio_mode_for_volumes = True\n",
    "an option that no release has": "[libvirt]\nno_such_option = 1\n",
  },
  invalid: {
    "by the name of the release": {
      text: "[libvirt]\nuse_default_aio_mode_for_volumes = True\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\ncpu_power_management = True\n",
      fixed: "[libvirt]\ncpu_power_management = True\n",
      settings: { target: { nova: "2024.1" } },
    },
    "by its number": {
      text: "[libvirt]\ncpu_power_management = True\n^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[libvirt]\n",
      settings: { target: { nova: "26.2.2" } },
    },
    "in a section that is as new": {
      text: "[manila]\nshare_apply_policy_timeout = 5\n^^^^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[manila]\n",
      settings: { target: { nova: "2022.2" } },
    },
    "only where that is certain": {
      text: "[libvirt]\ntb_cache_size = 1\nvolume_enforce_multipath = False\n^^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: "[libvirt]\ntb_cache_size = 1\n",
      settings: { target: { nova: "2024.2" } },
    },
  },
});
