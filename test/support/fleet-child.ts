/*
 * Measures several targets at once in a process of its own, for tests that kill it: `fleet-child.ts TMPDIR LIVE
 * REQUESTS`, with "true" or "false" and an array of BenchmarkRequest as JSON. Each phase is printed on a line of its own.
 */
import { planBenchmark, planFleet, runFleet } from "../../server/src/benchmark/index.js";
import type { BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";

const [temporary = "", live = "", requests = "[]"] = process.argv.slice(2);
// Not from the start: what transpiles this keeps its work in the usual one.
process.env["TMPDIR"] = temporary;
const members = (JSON.parse(requests) as readonly BenchmarkRequest[]).map(planBenchmark);
await runFleet(planFleet(members, { againstAlone: false, live: live === "true" }), {
  onProgress: ({ phase }) => {
    process.stdout.write(`${phase}\n`);
  },
});
