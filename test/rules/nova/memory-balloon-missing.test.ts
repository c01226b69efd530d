import { memoryBalloonMissing } from "../../../server/src/core/rules/nova/memory-balloon-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(memoryBalloonMissing, {
  valid: {
    "a period": "[libvirt]\nmem_stats_period_seconds = 10\n",
  },
  invalid: {
    none: {
      text: "[libvirt]\nmem_stats_period_seconds = 0\n                           ^\n",
      fixed: null,
    },
    "below none": {
      text: "[libvirt]\nmem_stats_period_seconds = -1\n                           ^^\n",
      fixed: null,
    },
  },
});
