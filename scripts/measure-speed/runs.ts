import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one run of a program took. */
export interface Run {
  readonly wallMs: number;
  /** Of all processors together, in user and in kernel mode. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

export interface Program {
  readonly name: string;
  readonly command: readonly string[];
}

/** On a busy machine it is left at fewer rounds. */
const enoughMs = 60_000;
const fewestRounds = 3;

/** Runs programs in turn, so that a busy machine slows all of them, after one run of each that does not count. */
export function runInTurn(
  programs: readonly Program[],
  times: number,
): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>(programs.map(({ name }) => [name, []]));
  for (const { command } of programs) run(command);
  const start = performance.now();
  for (let round = 0; round < times; round++) {
    if (round >= fewestRounds && performance.now() - start > enoughMs) break;
    for (const { name, command } of programs) runs.get(name)?.push(run(command));
  }
  return runs;
}

/** Findings make a checker end with a status of their own; only a program that cannot start is a failure. */
function run(command: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), "measure-speed-"));
  try {
    const report = join(folder, "time");
    const timed = ["--quiet", "--format", "%U %S %M", "--output", report, ...command];
    const start = performance.now();
    const { error, signal } = spawnSync("/usr/bin/time", timed, { stdio: "ignore" });
    const wallMs = performance.now() - start;
    if (error !== undefined)
      throw new Error("GNU time is needed: apt install time", { cause: error });
    if (signal !== null) throw new Error(`${command.slice(0, 3).join(" ")} ended by ${signal}`);
    const [user = NaN, system = NaN, kibibytes = NaN] = readFileSync(report, "utf8")
      .trim()
      .split(/\s+/)
      .map(Number);
    return { wallMs, cpuMs: (user + system) * 1000, peakMiB: kibibytes / 1024 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The middle of the numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** "12.3 (11.9–14.0)": the median, the least and the most. */
export function spread(numbers: readonly number[]): string {
  const [middle, least, most] = [median(numbers), Math.min(...numbers), Math.max(...numbers)].map(
    rounded,
  );
  return `${middle ?? ""} (${least ?? ""}–${most ?? ""})`;
}

/** Three digits, which is more than such a measurement is good for. */
export function rounded(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toFixed(number >= 10 ? 1 : 2);
}
