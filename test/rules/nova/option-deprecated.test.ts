import { optionDeprecated } from "../../../server/src/core/rules/nova/option-deprecated.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionDeprecated, {
  valid: {
    "options that stay": "[libvirt]\nvirt_type = kvm\n",
    "one with a rule of its own": "[libvirt]\nsparse_logical_volumes = True\n",
  },
  invalid: {
    "an option that goes": {
      text: "[libvirt]\nlive_migration_uri = qemu+ssh://%s/system\n^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
