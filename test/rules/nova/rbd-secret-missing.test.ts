import { rbdSecretMissing } from "../../../server/src/core/rules/nova/rbd-secret-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(rbdSecretMissing, {
  valid: {
    "a secret": "[libvirt]\nimages_type = rbd\nrbd_user = nova\nrbd_secret_uuid = 457eb676\n",
    "no user": "[libvirt]\nimages_type = rbd\n",
    "no Ceph": "[libvirt]\nimages_type = flat\nrbd_user = nova\n",
    "a misspelt secret":
      "[libvirt]\nimages_type = rbd\nrbd_user = nova\nrbd_secret_uid = 457eb676\n",
  },
  invalid: {
    "no secret": {
      text: "[libvirt]\nimages_type = rbd\nrbd_user = nova\n           ^^^^\n",
      fixed: null,
    },
  },
});
