import { migrationSlowsGuest } from "../../../server/src/core/rules/nova/migration-slows-guest.js";
import { testRule } from "../../support/test-rule.js";

testRule(migrationSlowsGuest, {
  valid: {
    off: "[libvirt]\nlive_migration_permit_post_copy = False\nlive_migration_permit_auto_converge = False\n",
  },
  invalid: {
    "either way": {
      text: "[libvirt]\nlive_migration_permit_post_copy = True\n                                  ^^^^\nlive_migration_permit_auto_converge = True\n                                      ^^^^\n",
      fixed: null,
    },
  },
});
