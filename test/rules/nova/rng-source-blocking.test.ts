import { rngSourceBlocking } from "../../../server/src/core/rules/nova/rng-source-blocking.js";
import { testRule } from "../../support/test-rule.js";

testRule(rngSourceBlocking, {
  valid: {
    "the default": "[libvirt]\nrng_dev_path = /dev/urandom\n",
    "a device": "[libvirt]\nrng_dev_path = /dev/hwrng\n",
  },
  invalid: {
    "the one that blocks": {
      text: "[libvirt]\nrng_dev_path = /dev/random\n               ^^^^^^^^^^^\n",
      fixed: "[libvirt]\nrng_dev_path = /dev/urandom\n",
    },
  },
});
