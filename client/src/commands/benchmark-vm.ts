import * as vscode from "vscode";
import {
  type BenchmarkOutcome,
  type CompareRunsResponse,
  type PlanParams,
  compareRunsRequest,
  formatHypervisor,
  parseTarget,
} from "../../../server/src/protocol.js";
import { activeGuest } from "../benchmark/active-guest.js";
import { askForDirectory, askForRequest } from "../benchmark/ask.js";
import { takeRunsBefore } from "../benchmark/before-change.js";
import { failureDataOf } from "../benchmark/failure-data.js";
import { knownHypervisors, rememberHypervisor } from "../benchmark/hypervisors.js";
import { confirmPlan, runPlan } from "../benchmark/run.js";
import { benchmarkSettings } from "../benchmark/settings.js";
import { without } from "../benchmark/without.js";
import type { Command, Parts } from "../command.js";
import { benchmarkCommand } from "../language-client.js";

const lastTargetKey = "benchmark.lastTarget";

/** Asks what to measure and where, has it confirmed, runs it and shows the results. */
export const benchmarkVm: Command = {
  id: benchmarkCommand,
  needs: "trust",
  run: async (parts, argument) => {
    const { context, server } = parts;
    const { globalState } = context;
    const settings = benchmarkSettings();
    const guest = await activeGuest(server, argument);
    let request = await askForRequest({
      settings,
      guest,
      hypervisors: knownHypervisors(globalState, settings.hypervisors),
      last: globalState.get<string>(lastTargetKey),
    });
    while (request !== undefined) {
      const attempted: PlanParams = request;
      try {
        await measure(parts, attempted);
        return;
      } catch (error) {
        request = await anotherWay(attempted, error, guest?.uri);
      }
    }
  },
};

async function measure(parts: Parts, request: PlanParams): Promise<void> {
  const { context, server, results } = parts;
  const plan = await confirmPlan(server, request);
  if (plan === undefined) return;
  const target = parseTarget(request.target);
  await context.globalState.update(lastTargetKey, request.target);
  if (target?.kind === "guest") {
    await rememberHypervisor(context.globalState, formatHypervisor(target.hypervisor));
  }
  const page = results.open();
  try {
    const outcome = await runPlan(server, plan, page);
    const comparison = outcome?.comparison ?? null;
    if (outcome === null || outcome.runs.length === 0) page.dispose();
    else if (comparison === null) results.showRuns(outcome.runs, page);
    else results.showComparison(comparison, page);
    for (const problem of outcome?.problems ?? []) void vscode.window.showWarningMessage(problem);
    if (outcome !== null && comparison === null) await compareWithBefore(parts, outcome);
  } catch (error) {
    page.dispose();
    throw error;
  }
}

/** After a new definition: what it did. */
async function compareWithBefore(
  { context, server, results }: Parts,
  { runs }: BenchmarkOutcome,
): Promise<void> {
  const base = await takeRunsBefore(context.globalState, runs);
  if (base.length === 0) return;
  const changed = runs.map(({ id }) => id);
  const comparison = await server.request<CompareRunsResponse>(compareRunsRequest, {
    base,
    changed,
  });
  if (comparison !== null) results.showComparison(comparison);
}

/** What the user wants instead, where there is something else to try; undefined when not. Throws what cannot be helped. */
async function anotherWay(
  request: PlanParams,
  error: unknown,
  document: vscode.Uri | undefined,
): Promise<PlanParams | undefined> {
  const failure = failureDataOf(error);
  if (failure === undefined || !(error instanceof Error)) throw error;
  if (failure.code === "outdated") return whatRuns(request, failure.details, document);
  if (failure.code === "disk") {
    const directory = await askForDirectory(error.message, "", request.target);
    if (directory === undefined || directory === "") return undefined;
    return { ...without(request, "disk"), directory };
  }
  const canUseAgent = parseTarget(request.target)?.kind === "guest" && request.via !== "agent";
  const isOutOfReach = failure.code === "unreachable" || failure.code === "hypervisor";
  if (!canUseAgent || !isOutOfReach) throw error;
  const agent = vscode.l10n.t("Use the guest agent");
  const answer = await vscode.window.showErrorMessage(
    error.message,
    {
      modal: true,
      detail: [
        failure.hint,
        vscode.l10n.t(
          "The QEMU guest agent can run the benchmark without ssh. It runs everything as root in the guest, and libvirt marks the guest as tainted by it.",
        ),
      ].join("\n\n"),
    },
    agent,
  );
  return answer === agent ? { ...request, via: "agent" } : undefined;
}

/** The guest does not run as the document says. */
async function whatRuns(
  request: PlanParams,
  differences: readonly string[],
  document: vscode.Uri | undefined,
): Promise<PlanParams | undefined> {
  const anyway = vscode.l10n.t("Measure what runs");
  const apply = vscode.l10n.t("Apply the file…");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("The guest does not run as this file describes it."),
    { modal: true, detail: differences.join("\n") },
    anyway,
    apply,
  );
  if (answer === anyway) {
    return without(request, "expectedXml");
  }
  if (answer === apply) {
    await vscode.commands.executeCommand("virtLatency.applyToHypervisor", document);
  }
  return undefined;
}
