import { diskDevicesUnattachable } from "../../../server/src/core/rules/nova/disk-devices-unattachable.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskDevicesUnattachable, {
  valid: {
    "no limit": "[compute]\nmax_disk_devices_to_attach = -1\n[libvirt]\nvirt_type = kvm\n",
    "a limit": "[compute]\nmax_disk_devices_to_attach = 26\n[libvirt]\nvirt_type = kvm\n",
  },
  invalid: {
    none: {
      text: "[libvirt]\nvirt_type = kvm\n[compute]\nmax_disk_devices_to_attach = 0\n                             ^\n",
      fixed: "[libvirt]\nvirt_type = kvm\n[compute]\nmax_disk_devices_to_attach = -1\n",
    },
  },
});
