import { bridgeInterfaceEmulated } from "../../../server/src/core/rules/nova/bridge-interface-emulated.js";
import { testRule } from "../../support/test-rule.js";

testRule(bridgeInterfaceEmulated, {
  valid: {
    "the default": "[libvirt]\nuse_virtio_for_bridges = True\n",
  },
  invalid: {
    off: {
      text: "[libvirt]\nuse_virtio_for_bridges = False\n                         ^^^^^\n",
      fixed: "[libvirt]\nuse_virtio_for_bridges = True\n",
    },
  },
});
