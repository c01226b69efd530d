import { liveSnapshotDisabled } from "../../../server/src/core/rules/nova/live-snapshot-disabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(liveSnapshotDisabled, {
  valid: {
    False: "[libvirt]\nvirt_type = kvm\n[workarounds]\ndisable_libvirt_livesnapshot = False\n",
    "logical volumes, whose snapshots are never live":
      "[libvirt]\nimages_type = lvm\n[workarounds]\ndisable_libvirt_livesnapshot = True\n",
    "a file that is not about compute": "[workarounds]\ndisable_libvirt_livesnapshot = True\n",
  },
  invalid: {
    True: {
      text: "[libvirt]\nvirt_type = kvm\n[workarounds]\ndisable_libvirt_livesnapshot = True\n                               ^^^^\n",
      fixed: "[libvirt]\nvirt_type = kvm\n[workarounds]\ndisable_libvirt_livesnapshot = False\n",
    },
  },
});
