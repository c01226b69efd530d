import { volumeNativeAioDisabled } from "../../../server/src/core/rules/nova/volume-native-aio-disabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(volumeNativeAioDisabled, {
  valid: {
    "the default spelt out": "[libvirt]\nuse_default_aio_mode_for_volumes = False\n",
  },
  invalid: {
    "switched on": {
      text: "[libvirt]\nuse_default_aio_mode_for_volumes = yes\n                                   ^^^\n",
      fixed: "[libvirt]\nuse_default_aio_mode_for_volumes = False\n",
    },
  },
});
