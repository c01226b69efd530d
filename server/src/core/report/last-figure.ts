import { guestIdentity } from "../domain/identity.js";
import { domainDifferences } from "../domain/differences.js";
import type { BenchmarkRun } from "../benchmark/run.js";
import { figuresText } from "./run-list.js";

/** The newest complete run of a guest, as far as a line above its XML needs it. */
export interface LastRun {
  readonly uuid: string;
  readonly name: string;
  /** ISO 8601. */
  readonly time: string;
  readonly figures: string;
  /** What ran. */
  readonly xml: string;
}

/** The newest complete run of each guest. `runs` are sorted, the newest first. */
export function lastRuns(runs: readonly BenchmarkRun[]): readonly LastRun[] {
  const found = new Map<string, LastRun>();
  for (const run of runs) {
    const { guest, status, time } = run;
    if (guest === null || status !== "complete" || found.has(guest.uuid)) continue;
    const { uuid, name, xml } = guest;
    found.set(uuid, { uuid, name, time, figures: figuresText(run), xml });
  }
  return [...found.values()];
}

/** The run of the guest that a text describes; by its name only where the text has no UUID and one guest has the name. */
export function lastRunOf(text: string, runs: readonly LastRun[]): LastRun | undefined {
  const { uuid, name } = guestIdentity(text);
  if (uuid !== "") return runs.find((run) => run.uuid === uuid);
  const [found, ...more] = runs.filter((run) => run.name === name);
  return more.length === 0 ? found : undefined;
}

/** "812 IOPS, p99 3.9 ms, 2 days ago", and that it was measured with other settings than the text has. */
export function lastFigureText(text: string, run: LastRun, ageMs: number): string {
  const differences = domainDifferences(text, run.xml) ?? [];
  const first = differences[0];
  const where = first === undefined ? "" : `${first.where}: ${first.setting}`;
  const more = differences.length > 1 ? ` and ${(differences.length - 1).toString()} more` : "";
  const stale = first === undefined ? "" : ` (stale: measured with another ${where}${more})`;
  return `${run.figures}, ${age(ageMs)}${stale}`;
}

const steps: readonly (readonly [number, string])[] = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
];

function age(ms: number): string {
  for (const [length, unit] of steps) {
    const count = Math.floor(ms / length);
    if (count >= 1) return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}
