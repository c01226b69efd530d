import * as vscode from "vscode";
import { type ReadRunResponse, readRunRequest } from "../../../server/src/protocol.js";
import { pickRun } from "../benchmark/pick-run.js";
import type { Command } from "../command.js";

/** Shows a stored run. */
export const openRun: Command = {
  id: "virtLatency.openRun",
  needs: "process",
  run: async ({ server, results }) => {
    const id = await pickRun(server, vscode.l10n.t("Open a benchmark run"));
    if (id === undefined) return;
    const runs = await server.request<ReadRunResponse>(readRunRequest, { id });
    if (runs === null) throw new Error(vscode.l10n.t("The run is not stored any more."));
    results.showRuns(runs);
  },
};
