/*
 * Measures how often the verdict is right, with real guests, and writes the table of docs/verdict.md:
 *
 *   npm run measure:verdict [-- COMPARISONS]     20 of each kind if not given; about a minute each. Needs root.
 *
 * All guests run at the same time: each is the others' noisy neighbour. What was measured is kept below .build/ until
 * there is enough of it, so that an interrupted measurement is taken up again.
 */
import { loadavg } from "node:os";
import { BenchmarkError, planBenchmark, runInTurn } from "../server/src/benchmark/index.js";
import type { BenchmarkPlan, BenchmarkRequest } from "../server/src/core/benchmark/plan.js";
import { compareRuns } from "../server/src/core/benchmark/comparison.js";
import type { Verdict } from "../server/src/core/benchmark/verdict.js";
import { type DataDisk, diskXml, labDomain } from "./lab/domain.js";
import { startLab } from "./lab/lab.js";
import { writeMarkedTable } from "./lab/marked-table.js";
import { Kept, type Outcome } from "./verdict-rates/kept.js";
import { type Rate, ratesTable, rightOnes } from "./verdict-rates/table.js";

interface Kind {
  /** Also of its guest. */
  readonly name: string;
  readonly title: string;
  readonly right: Verdict["word"];
  /** Below each side; one disk alone is measured against itself. */
  readonly disks: readonly DataDisk[];
  /** How often the verdict must be right. */
  readonly least: number;
  readonly request: Pick<BenchmarkRequest, "repeat" | "untilWithin">;
  /** How many guests share the work. */
  readonly guests: number;
}

/**
 * What QEMU lets through in a second, below what an emulated guest reaches even on a busy machine: so this is what
 * decides, and a tenth less of it is a tenth slower.
 */
const limit = 50;

const kinds: readonly Kind[] = [
  {
    name: "same",
    title: "a disk and itself",
    right: "no measurable difference",
    disks: [{ label: "data" }],
    least: 19 / 20,
    request: { repeat: 6 },
    guests: 1,
  },
  {
    name: "slower",
    title: `disks with limits of ${limit} and ${limit * 0.9} requests per second`,
    right: "slower",
    disks: [
      { label: "base", requestsPerSecond: limit },
      { label: "changed", requestsPerSecond: limit * 0.9 },
    ],
    least: 18 / 20,
    request: { untilWithin: 0.05, repeat: 20 },
    guests: 3,
  },
];

const runtimeSeconds = 1;
const comparisons = Number(process.argv[2] ?? "20");
/** More lost ones than this say that something is broken. */
const mostLost = comparisons / 2;

const lab = await startLab();
const measured = kinds.map((kind) => ({ kind, kept: new Kept(kind.name) }));
try {
  await Promise.all(measured.map(({ kind, kept }) => measure(kind, kept)));
} finally {
  await lab.stop();
}
const rates = measured.map(({ kind: { title, right }, kept }): Rate => {
  return { title, right, outcomes: kept.outcomes.slice(0, comparisons), lost: kept.lost };
});
const table = ratesTable(rates, runtimeSeconds);
process.stdout.write(table);
writeMarkedTable("docs/verdict.md", "rates", table);
for (const { kept } of measured) kept.forget();
const isEnough = rates.every((rate, index) => {
  return rightOnes(rate) / comparisons >= (kinds[index]?.least ?? 1);
});
process.exitCode = isEnough ? 0 : 1;

async function measure(kind: Kind, kept: Kept): Promise<void> {
  let begun = kept.outcomes.length;
  const work = async (guest: number): Promise<void> => {
    const compare = await prepareGuest(kind, guest);
    while (begun < comparisons) {
      begun++;
      const outcome = await compare();
      kept.add(outcome);
      if ("lost" in outcome) {
        process.stderr.write(`${kind.name} ${guest}: ${outcome.lost}\n`);
        begun--;
        if (kept.lost > mostLost) throw new Error(`${kind.name}: too many comparisons were lost`);
        continue;
      }
      const { verdict, pairs } = outcome;
      const { ratio, low, high } = verdict.estimate;
      const figures = [ratio, low, high].map((figure) => figure.toFixed(3)).join(" ");
      const progress = `${kind.name} ${kept.outcomes.length}: ${verdict.word}`;
      process.stderr.write(`${progress}, ${figures}, ${pairs} pairs\n`);
    }
  };
  if (begun >= comparisons) return;
  await Promise.all(Array.from({ length: kind.guests }, (_, guest) => work(guest)));
}

/** Boots a guest, for any number of comparisons; one that does not come to its end is lost, with the reason. */
async function prepareGuest(
  kind: Kind,
  guest: number,
): Promise<() => Promise<Outcome | { readonly lost: string }>> {
  const name = `${kind.name}-${guest}`;
  const devices = kind.disks.map((disk, unit) =>
    diskXml({ ...disk, unit, source: lab.makeDisk(disk.label, 256, "raw", name) }),
  );
  const labels = kind.disks.map(({ label }) => label);
  const uuid = `6f1c2b1e-0000-4000-8000-00000000f${kinds.indexOf(kind)}${guest}0`;
  lab.define(labDomain({ name, uuid, devices: devices.join(""), labels }));
  await lab.boot(name);
  const plan = (label: string | undefined): BenchmarkPlan =>
    planBenchmark({
      ...kind.request,
      runtimeSeconds,
      sizeBytes: 64 * 1024 ** 2,
      target: `qemu+ssh://hv/system#${name}`,
      directory: `/${label ?? ""}`,
      sshConfig: lab.sshConfig,
    });
  const plans = { base: plan(labels[0]), changed: plan(labels.at(-1)) };
  return async () => {
    const start = Date.now();
    const both = await runInTurn(plans).catch((error: unknown) => {
      if (error instanceof BenchmarkError) return { lost: error.message };
      throw error;
    });
    if ("lost" in both) return both;
    const { base, changed } = both;
    const bad = [...base, ...changed].find(({ status }) => status !== "complete");
    const { decisive, caveats } = compareRuns(base, changed);
    const verdict = decisive?.verdict ?? null;
    if (bad !== undefined || verdict === null) {
      return { lost: [...(bad?.problems ?? []), ...caveats].join(" ") };
    }
    const now = new Date();
    return {
      verdict,
      pairs: base.length,
      seconds: (now.getTime() - start) / 1000,
      load: loadavg()[0] ?? 0,
      time: now.toISOString(),
    };
  };
}
