import { preallocationDiscardConflict } from "../../../server/src/core/rules/nova/preallocation-discard-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(preallocationDiscardConflict, {
  valid: {
    "discard alone": "[libvirt]\nimages_type = flat\nhw_disk_discard = unmap\n",
    ignore:
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\nhw_disk_discard = ignore\n",
    "Ceph, where preallocation does nothing":
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = rbd\nhw_disk_discard = unmap\n",
  },
  invalid: {
    both: {
      text: "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = flat\nhw_disk_discard = unmap\n                  ^^^^^\n",
      fixed: null,
    },
  },
});
