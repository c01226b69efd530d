import { diskOperationsUnbounded } from "../../../server/src/core/rules/nova/disk-operations-unbounded.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskOperationsUnbounded, {
  valid: {
    "a bound": "[compute]\nmax_concurrent_disk_ops = 4\n[libvirt]\nimages_type = qcow2\n",
    "a release without the option": {
      text: "[libvirt]\nimages_type = qcow2\n",
      settings: { target: { nova: "18" } },
    },
    "disks in Ceph": "[libvirt]\nimages_type = rbd\n",
    "a file that is not about the disks": "[DEFAULT]\ndebug = False\n",
  },
  invalid: {
    "by default": {
      text: "[libvirt]\nimages_type = qcow2\n^^^^^^^^^^^\n",
      fixed: "[libvirt]\nimages_type = qcow2\n\n[compute]\nmax_concurrent_disk_ops = 2\n",
    },
    "spelt out": {
      text: "[compute]\nmax_concurrent_disk_ops = 0\n                          ^\n[libvirt]\nimages_type = lvm\n",
      fixed: "[compute]\nmax_concurrent_disk_ops = 2\n[libvirt]\nimages_type = lvm\n",
    },
  },
});
