import type { BenchmarkRun } from "../benchmark/run.js";
import { workload } from "../benchmark/workloads.js";
import { formatCount, formatNanoseconds } from "./quantities.js";

/** Runs as lines of a history, in the order given. */
export function runList(runs: readonly BenchmarkRun[]): string {
  const rows = runs.map((run) => [
    run.id,
    run.time.slice(0, 16).replace("T", " "),
    run.guest === null ? run.target : `${run.guest.name} on ${run.guest.hypervisor}`,
    workload(run.workload).name,
    run.status === "complete" ? figuresText(run) : `${figuresText(run)} (${run.status})`,
  ]);
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => line.replaceAll(/\p{Cc}/gu, "\uFFFD") + "\n")
    .join("");
}

/** The figures of a run in a few words. */
export function figuresText({ results, flush }: BenchmarkRun): string {
  if (results.length === 0) return "nothing measured";
  const each = results.map(({ direction, iops, latency: { p99Ns } }) => {
    const tail = p99Ns === null ? "" : `, p99 ${formatNanoseconds(p99Ns)}`;
    return `${direction} ${formatCount(iops)} IOPS${tail}`;
  });
  const flushed = flush?.p99Ns ?? null;
  const ofFlush = flushed === null ? [] : [`flush p99 ${formatNanoseconds(flushed)}`];
  return [...each, ...ofFlush].join("; ");
}
