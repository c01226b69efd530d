import { memoryBalloonMissing } from "../../../server/src/core/rules/nova/memory-balloon-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(memoryBalloonMissing, {
  valid: {
    "a release that leaves the device to libvirt": {
      text: "[libvirt]\nmem_stats_period_seconds = 0\n",
      settings: { target: { nova: "2023.2" } },
    },
    "a period": "[libvirt]\nmem_stats_period_seconds = 10\n",
  },
  invalid: {
    none: {
      text: "[libvirt]\nmem_stats_period_seconds = 0\n                           ^\n",
      fixed: null,
    },
    "a release of which the later ones do": {
      text: "[libvirt]\nmem_stats_period_seconds = 0\n                           ^\n",
      settings: { target: { nova: "2024.1" } },
      fixed: null,
    },
    "below none": {
      text: "[libvirt]\nmem_stats_period_seconds = -1\n                           ^^\n",
      fixed: null,
    },
  },
});
