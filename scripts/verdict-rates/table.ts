import { availableParallelism, cpus } from "node:os";
import { median } from "simple-statistics";
import type { Verdict } from "../../server/src/core/benchmark/verdict.js";
import type { Outcome } from "./kept.js";

/** How often the verdict on one kind of comparison was right. */
export interface Rate {
  readonly title: string;
  readonly right: Verdict["word"];
  readonly outcomes: readonly Outcome[];
  /** Comparisons that were not finished, because a connection was lost, and that were made again. */
  readonly lost: number;
}

export function rightOnes({ right, outcomes }: Rate): number {
  return outcomes.filter(({ verdict }) => verdict.word === right).length;
}

/** The table of docs/verdict.md, with a sentence before it. */
export function ratesTable(rates: readonly Rate[], runtimeSeconds: number): string {
  const rows = rates.map((rate) => {
    const { title, right, outcomes, lost } = rate;
    const width = median(
      outcomes.map(
        ({ verdict: { estimate } }) => (estimate.high - estimate.low) / 2 / estimate.ratio,
      ),
    );
    const pairs = outcomes.map((outcome) => outcome.pairs);
    const others = new Set(outcomes.map(({ verdict }) => verdict.word));
    others.delete(right);
    return [
      title,
      right,
      `${rightOnes(rate)} of ${outcomes.length}`,
      [...others].join(", ") || "-",
      `${median(pairs)} (${Math.min(...pairs)}-${Math.max(...pairs)})`,
      `±${(width * 100).toFixed(1)} %`,
      `${Math.round(median(outcomes.map(({ seconds }) => seconds)))} s`,
      String(lost),
    ];
  });
  const head = ["compared", "right is", "was right", "else", "pairs", "interval", "took", "lost"];
  const all = rates.flatMap(({ outcomes }) => outcomes);
  const days = [...new Set(all.map(({ time }) => time.slice(0, 10)))].toSorted();
  const loads = all.map(({ load }) => Math.round(load));
  const cpu = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  return [
    `${days.join(" to ")}, ${cpu}, load ${Math.min(...loads)} to ${Math.max(...loads)}. Medians; each run ` +
      `measured for ${runtimeSeconds} s.`,
    "",
    ...[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ].join("\n");
}
