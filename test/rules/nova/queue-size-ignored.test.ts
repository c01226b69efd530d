import { queueSizeIgnored } from "../../../server/src/core/rules/nova/queue-size-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(queueSizeIgnored, {
  valid: {
    neither: "[libvirt]\nvirt_type = kvm\n",
    "empty, which means none": "[libvirt]\nrx_queue_size =\n",
  },
  invalid: {
    both: {
      text: "[libvirt]\nrx_queue_size = 512\n^^^^^^^^^^^^^\ntx_queue_size = 512\n^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
