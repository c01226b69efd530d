import {
  BenchmarkError,
  defaultRunsFolder,
  listRuns,
  planBenchmark,
  runBenchmark,
  runInTurn,
  storeRun,
} from "../benchmark/index.js";
import { compareRuns } from "../core/benchmark/comparison.js";
import { type Hypervisor, parseHypervisor } from "../core/benchmark/target.js";
import { confirmationMessage } from "../core/report/plan-text.js";
import { runSummary } from "../core/report/run-text.js";
import { unifiedDiff } from "../core/report/unified-diff.js";
import { defineGuest, prepareDefinition } from "../libvirt/define-guest.js";
import { audit, auditConfirmation } from "./node-audit.js";
import type { BenchmarkService } from "./benchmark-service.js";

/** The benchmark on this machine; runs are kept where the command line keeps them. */
export const nodeBenchmark: BenchmarkService = {
  plan: planBenchmark,
  confirmation: (...plans) =>
    plans
      .filter((plan) => plan !== undefined)
      .map(confirmationMessage)
      .join("\n\nIn turn with:\n"),
  run: runBenchmark,
  runInTurn,
  prepareDefinition: async ({ hypervisor, text, sshConfig = null }, signal) => {
    const { found, problem } = await prepareDefinition(reached(hypervisor), text, {
      sshConfig,
      signal,
    });
    if (found === undefined) throw new BenchmarkError(problem);
    return found;
  },
  define: async ({ hypervisor, sshConfig = null }, definition, signal) => {
    const problem = await defineGuest(reached(hypervisor), definition, { sshConfig, signal });
    if (problem !== undefined) throw new BenchmarkError(problem);
  },
  diff: ({ name, before, after }) => unifiedDiff(name, before, after),
  auditConfirmation,
  audit,
  // Whoever has no home has no runs, and all the rest.
  store: async (run) => storeRun(defaultRunsFolder(process.env), run),
  list: async () => listRuns(defaultRunsFolder(process.env)),
  compare: compareRuns,
  summary: runSummary,
};

function reached(uri: string): Hypervisor {
  const hypervisor = parseHypervisor(uri);
  if (hypervisor !== undefined) return hypervisor;
  throw new BenchmarkError({
    code: "bad-request",
    message: `${uri} is not a hypervisor that can be reached.`,
    hint: "Name it as qemu:///system or qemu+ssh://[USER@]HOST[:PORT]/system.",
  });
}
