import { concurrencyUnbounded } from "../../../server/src/core/rules/nova/concurrency-unbounded.js";
import { testRule } from "../../support/test-rule.js";

testRule(concurrencyUnbounded, {
  valid: {
    bounds: "[DEFAULT]\nmax_concurrent_builds = 2\n[libvirt]\nvirt_type = kvm\n",
    "the defaults": "[libvirt]\nvirt_type = kvm\n",
    "a file that is not about compute": "[DEFAULT]\nmax_concurrent_builds = 0\n",
  },
  invalid: {
    "two of them": {
      text: "[DEFAULT]\nmax_concurrent_snapshots = 0\n                           ^\nmax_concurrent_live_migrations = 0\n                                 ^\n[libvirt]\nvirt_type = kvm\n",
      fixed:
        "[DEFAULT]\nmax_concurrent_snapshots = 5\nmax_concurrent_live_migrations = 1\n[libvirt]\nvirt_type = kvm\n",
    },
  },
});
