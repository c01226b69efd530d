import { valueMalformed } from "../../../server/src/core/rules/nova/value-malformed.js";
import { testRule } from "../../support/test-rule.js";

testRule(valueMalformed, {
  valid: {
    "quotes in pairs": "[libvirt]\nimages_volume_group = \"nvme\"\nrbd_user = 'nova'\n",
    "quotes within": "[DEFAULT]\ninstance_format = it's %(uuid)s\n",
    "a secret": '[placement]\nssl_key_password = "half\n',
    "an equals sign further on": "[libvirt]\ndisk_cachemodes = file=none\n",
  },
  invalid: {
    "an equals sign too many": {
      text: "[libvirt]\nimages_type == flat\n             ^^\n",
      fixed: "[DEFAULT]\nuse_cow_images =False\n\n[libvirt]\nimages_type =flat\n",
    },
    "nothing but an equals sign": {
      text: "[libvirt]\nrbd_user = =\n           ^\n",
      fixed: null,
    },
    "half a pair of quotes": {
      text: "[libvirt]\nimages_volume_group = \"nvme\n                      ^\nrbd_user = nova'\n               ^\n",
      fixed: "[libvirt]\nimages_volume_group = nvme\nrbd_user = nova\n",
    },
  },
});
