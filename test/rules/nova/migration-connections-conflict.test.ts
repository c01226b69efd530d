import { migrationConnectionsConflict } from "../../../server/src/core/rules/nova/migration-connections-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(migrationConnectionsConflict, {
  valid: {
    "one connection":
      "[libvirt]\nlive_migration_parallel_connections = 1\nlive_migration_permit_post_copy = True\n",
    "no post-copy": "[libvirt]\nlive_migration_parallel_connections = 4\n",
  },
  invalid: {
    "with an unknown QEMU": {
      text: "[libvirt]\nlive_migration_parallel_connections = 4\n                                      ^\nlive_migration_permit_post_copy = True\n",
      fixed:
        "[libvirt]\nlive_migration_parallel_connections = 1\nlive_migration_permit_post_copy = True\n",
    },
    "with a QEMU that cannot do it": {
      text: "[libvirt]\nlive_migration_parallel_connections = 4\n                                      ^\nlive_migration_permit_post_copy = True\n",
      fixed:
        "[libvirt]\nlive_migration_parallel_connections = 1\nlive_migration_permit_post_copy = True\n",
      settings: { target: { qemu: "10.0" } },
    },
  },
});
