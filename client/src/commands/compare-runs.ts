import { type CompareRunsResponse, compareRunsRequest } from "../../../server/src/protocol.js";
import { pickRun } from "../benchmark/pick-run.js";
import type { Command } from "../command.js";

/** Shows two stored runs side by side; a run that is given is the one before the change. */
export const compareRuns: Command = {
  id: "virtLatency.compareRuns",
  run: async ({ server, results }, argument) => {
    const base =
      typeof argument === "string"
        ? argument
        : await pickRun(server, "Compare two runs (1/2): before the change");
    if (base === undefined) return;
    const changed = await pickRun(
      server,
      "Compare two runs (2/2): after the change",
      ({ id }) => id !== base,
    );
    if (changed === undefined) return;
    const pair = { base, changed };
    const comparison = await server.request<CompareRunsResponse>(compareRunsRequest, pair);
    if (comparison === null) throw new Error("One of the runs is not stored any more.");
    results.showComparison(comparison);
  },
};
