import * as vscode from "vscode";
import { askForRequest } from "../benchmark/ask.js";
import { confirmPlan, runPlan } from "../benchmark/run.js";
import { benchmarkSettings } from "../benchmark/settings.js";
import type { Command } from "../command.js";

const lastTargetKey = "benchmark.lastTarget";

/** Asks what to measure and where, has it confirmed, runs it and shows the results. */
export const benchmarkVm: Command = {
  id: "virtLatency.benchmarkVm",
  run: async ({ context, server, results }) => {
    if (!vscode.workspace.isTrusted) {
      throw new Error("A benchmark needs a trusted workspace.");
    }
    const { globalState } = context;
    const request = await askForRequest(
      benchmarkSettings(),
      globalState.get<string>(lastTargetKey),
    );
    if (request === undefined) return;
    const plan = await confirmPlan(server, request);
    if (plan === undefined) return;
    await globalState.update(lastTargetKey, request.target);
    const page = results.open();
    try {
      const outcome = await runPlan(server, plan, page);
      if (outcome === null || outcome.runs.length === 0) page.dispose();
      else results.showRuns(outcome.runs, page);
      for (const problem of outcome?.problems ?? []) void vscode.window.showWarningMessage(problem);
    } catch (error) {
      page.dispose();
      throw error;
    }
  },
};
