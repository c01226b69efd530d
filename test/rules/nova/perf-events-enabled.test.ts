import { perfEventsEnabled } from "../../../server/src/core/rules/nova/perf-events-enabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(perfEventsEnabled, {
  valid: {
    "an empty list": "[libvirt]\nenabled_perf_events =\n",
    "only commas": "[libvirt]\nenabled_perf_events = ,\n",
  },
  invalid: {
    some: {
      text: "[libvirt]\nenabled_perf_events = cpu_clock, cache_misses\n                      ^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
  },
});
