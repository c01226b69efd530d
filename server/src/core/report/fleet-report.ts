import { aligned } from "./aligned.js";
import type { Comparison } from "../benchmark/comparison.js";
import { type FleetRound, fleetRounds } from "../benchmark/fleet-figures.js";
import type { FleetPlan } from "../benchmark/fleet-plan.js";
import type { RunsDocument } from "../benchmark/read-run.js";
import type { BenchmarkRun } from "../benchmark/run.js";
import { fleetSections } from "./fleet-sections.js";
import { consequences, targetText } from "./plan-text.js";
import { formatBytes, formatDuration } from "./quantities.js";

/** What the user agrees to before several targets are measured at once: each of them, and all together. */
export function fleetConfirmation(plan: FleetPlan): string {
  const { members, againstAlone, durationSeconds, layoutBytes } = plan;
  const [first] = members;
  if (first === undefined) return "";
  const turn = againstAlone ? `, in turn with ${targetText(first.target)} alone` : "";
  const time = formatDuration(durationSeconds);
  const then = first.overwrites ? "overwritten as fast as the disks take it" : "only read";
  return [
    `Benchmark of ${members.length} targets at the same time${turn}: ${first.workload.title}`,
    ...members.flatMap((member) => [
      `  ${targetText(member.target)}`,
      ...consequences(member)
        .facts.filter(([name]) => name !== "takes")
        .map(([name, text]) => `    ${name.padEnd(11)}${text}`),
    ]),
    "  all together",
    `    ${"writes".padEnd(11)}${formatBytes(layoutBytes)}, which are then ${then}`,
    `    ${"takes".padEnd(11)}${time}, and the time to write the ${formatBytes(layoutBytes)}`,
    "All these disks, and the storage below them, will be busy all that time, and whatever else uses them will be slow.",
    `Think twice where somebody depends on it: it is ${time} of ${first.workload.title} on each.`,
  ].join("\n");
}

/** What was measured at once, as text for a terminal; empty for runs of targets by themselves. */
export function fleetText(runs: readonly BenchmarkRun[]): string {
  return fleetSections(runs)
    .map(({ heading, sentences, tables }) =>
      [
        heading,
        ...sentences.map((sentence) => `  ${sentence}`),
        ...tables.flatMap(({ caption, columns, rows }) => [
          "",
          `  ${caption}`,
          ...aligned([columns, ...rows]).map((line) => `  ${line}`),
        ]),
        "",
      ]
        .map((line) => line.replaceAll(/\p{Cc}/gu, "\uFFFD") + "\n")
        .join(""),
    )
    .join("\n");
}

/** Runs that were made at once, for programs: a document that `compare` and `runs` read, with the sums beside. */
export interface FleetDocument extends RunsDocument {
  readonly rounds: readonly (Omit<FleetRound, "runs"> & { readonly runs: readonly string[] })[];
  /** The first target alone as base, with its neighbours as the other side; null where that was not measured. */
  readonly againstAlone: Omit<Comparison, "base" | "changed"> | null;
}

export function fleetJson(runs: readonly BenchmarkRun[], comparison: Comparison | null): string {
  const document: FleetDocument = {
    version: 1,
    runs,
    rounds: fleetRounds(runs).map(({ runs: members, ...round }) => ({
      ...round,
      runs: members.map(({ id }) => id),
    })),
    againstAlone: comparison === null ? null : withoutRuns(comparison),
  };
  return JSON.stringify(document, undefined, 2) + "\n";
}

function withoutRuns({ version, order, decisive, rows, caveats }: Comparison) {
  return { version, order, decisive, rows, caveats };
}
