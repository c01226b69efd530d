import * as vscode from "vscode";
import {
  type CompareRunsResponse,
  type ReadRunResponse,
  compareRunsRequest,
  readRunRequest,
} from "../../../server/src/protocol.js";
import { pickRuns } from "../benchmark/pick-run.js";
import type { Command } from "../command.js";
import type { LanguageServer } from "../language-client.js";

/** Shows two sets of stored runs side by side; a run that is given is the one before the change. */
export const compareRuns: Command = {
  id: "virtLatency.compareRuns",
  needs: "process",
  run: async ({ server, results }, argument) => {
    const base =
      typeof argument === "string"
        ? await stored(server, argument)
        : await pickRuns(server, vscode.l10n.t("Compare runs (1/2): before the change"));
    const [first] = base ?? [];
    if (base === undefined || first === undefined) return;
    const ids = base.map(({ id }) => id);
    const changed = await pickRuns(
      server,
      vscode.l10n.t("Compare runs (2/2): after the change"),
      // Runs of other workloads cannot be compared with these.
      ({ id, workload }) => !ids.includes(id) && workload === first.workload,
    );
    if (changed === undefined) return;
    const sets = { base: ids, changed: changed.map(({ id }) => id) };
    const comparison = await server.request<CompareRunsResponse>(compareRunsRequest, sets);
    if (comparison === null) {
      throw new Error(vscode.l10n.t("One of the runs is not stored any more."));
    }
    results.showComparison(comparison);
  },
};

async function stored(
  server: LanguageServer,
  id: string,
): Promise<readonly { readonly id: string; readonly workload: string }[]> {
  const runs = await server.request<ReadRunResponse>(readRunRequest, { id });
  return runs?.filter((run) => run.id === id) ?? [];
}
