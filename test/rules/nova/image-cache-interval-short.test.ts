import { imageCacheIntervalShort } from "../../../server/src/core/rules/nova/image-cache-interval-short.js";
import { testRule } from "../../support/test-rule.js";

testRule(imageCacheIntervalShort, {
  valid: {
    off: "[libvirt]\nvirt_type = kvm\n[image_cache]\nmanager_interval = -1\n",
    "the default": "[libvirt]\nvirt_type = kvm\n",
  },
  invalid: {
    zero: {
      text: "[libvirt]\nvirt_type = kvm\n[image_cache]\nmanager_interval = 0\n                   ^\n",
      fixed: "[libvirt]\nvirt_type = kvm\n[image_cache]\nmanager_interval = 2400\n",
    },
    "zero, by the deprecated name": {
      text: "[DEFAULT]\nimage_cache_manager_interval=0\n                             ^\n[libvirt]\nvirt_type = kvm\n",
      fixed: "[DEFAULT]\nimage_cache_manager_interval=2400\n[libvirt]\nvirt_type = kvm\n",
    },
  },
});
