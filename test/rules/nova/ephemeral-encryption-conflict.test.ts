import { ephemeralEncryptionConflict } from "../../../server/src/core/rules/nova/ephemeral-encryption-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(ephemeralEncryptionConflict, {
  valid: {
    lvm: "[libvirt]\nimages_type = lvm\n[ephemeral_storage_encryption]\nenabled = True\n",
    off: "[libvirt]\nimages_type = qcow2\n[ephemeral_storage_encryption]\nenabled = False\n",
    "an images_type from elsewhere":
      "[libvirt]\nimages_type = $kind\n[ephemeral_storage_encryption]\nenabled = True\n",
  },
  invalid: {
    "flat disks": {
      text: "[libvirt]\nimages_type = flat\n[ephemeral_storage_encryption]\nenabled = True\n          ^^^^\n",
      fixed: null,
    },
    "no images_type": {
      text: "[libvirt]\nvirt_type = kvm\n[ephemeral_storage_encryption]\nenabled = True\n          ^^^^\n",
      fixed: null,
    },
  },
});
