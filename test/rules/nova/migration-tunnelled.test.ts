import { migrationTunnelled } from "../../../server/src/core/rules/nova/migration-tunnelled.js";
import { testRule } from "../../support/test-rule.js";

testRule(migrationTunnelled, {
  valid: {
    "native TLS": "[libvirt]\nlive_migration_with_native_tls = True\n",
    "a release without native TLS, where nothing else encrypts": {
      text: "[libvirt]\nlive_migration_tunnelled = True\n",
      settings: { target: { nova: "18" } },
    },
    off: "[libvirt]\nlive_migration_tunnelled = False\n",
  },
  invalid: {
    tunnelled: {
      text: "[libvirt]\nlive_migration_tunnelled = True\n                           ^^^^\n",
      fixed: "[libvirt]\nlive_migration_tunnelled = False\nlive_migration_with_native_tls = True\n",
    },
    "both, which Nova refuses": {
      text: "[libvirt]\nlive_migration_tunnelled = True\n                           ^^^^\nlive_migration_with_native_tls = True\n",
      fixed: "[libvirt]\nlive_migration_tunnelled = False\nlive_migration_with_native_tls = True\n",
    },
  },
});
