import { queueSizeIgnored } from "../../../server/src/core/rules/nova/queue-size-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(queueSizeIgnored, {
  valid: {
    "not set": "[libvirt]\nvirt_type = kvm\n",
    "empty, which means none": "[libvirt]\ntx_queue_size =\n",
    "a number that is refused": "[libvirt]\ntx_queue_size = 300\n",
    "the queue that every virtio interface has": "[libvirt]\nrx_queue_size = 512\n",
  },
  invalid: {
    "the queue that few interfaces have": {
      text: "[libvirt]\nrx_queue_size = 512\ntx_queue_size = 512\n^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
