/*
 * Measures how often the verdict is right, with real guests, and writes the table of docs/verdict.md:
 *
 *   npm run measure:verdict [-- COMPARISONS]     20 of each kind if not given; about a minute each. Needs root.
 *
 * All guests run at the same time: each is the others' noisy neighbour.
 */
import { availableParallelism, cpus, loadavg } from "node:os";
import { median } from "simple-statistics";
import { planBenchmark, runInTurn } from "../server/src/benchmark/index.js";
import type { BenchmarkPlan, BenchmarkRequest } from "../server/src/core/benchmark/plan.js";
import { compareRuns } from "../server/src/core/benchmark/comparison.js";
import type { Verdict } from "../server/src/core/benchmark/verdict.js";
import { type DataDisk, diskXml, labDomain } from "./lab/domain.js";
import { startLab } from "./lab/lab.js";
import { writeMarkedTable } from "./lab/marked-table.js";

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
  /** How many guests share the work; those whose disks are slow need little of the processor. */
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

interface Outcome {
  readonly verdict: Verdict;
  readonly pairs: number;
  readonly seconds: number;
}

interface Rate {
  readonly kind: Kind;
  readonly outcomes: readonly Outcome[];
  /** Comparisons that were not finished, because a connection was lost, and that were made again. */
  readonly lost: number;
}

const runtimeSeconds = 1;
const comparisons = Number(process.argv[2] ?? "20");
/** More lost ones than this say that something is broken. */
const mostLost = comparisons / 2;

const loadBefore = loadavg()[0] ?? 0;
const lab = await startLab();
let rates: readonly Rate[];
try {
  rates = await Promise.all(kinds.map((kind) => measure(kind)));
} finally {
  await lab.stop();
}
const table = report(rates);
process.stdout.write(table);
writeMarkedTable("docs/verdict.md", "rates", table);
if (rates.some((rate) => rightOnes(rate) / comparisons < rate.kind.least)) process.exitCode = 1;

async function measure(kind: Kind): Promise<Rate> {
  const outcomes: Outcome[] = [];
  let begun = 0;
  let lost = 0;
  const work = async (guest: number): Promise<void> => {
    const compare = await prepareGuest(kind, guest);
    while (begun < comparisons) {
      begun++;
      const outcome = await compare();
      if (outcome === undefined) {
        begun--;
        lost++;
        if (lost > mostLost) throw new Error(`${kind.name}: too many comparisons were lost`);
        continue;
      }
      outcomes.push(outcome);
      const { verdict, pairs } = outcome;
      const { ratio, low, high } = verdict.estimate;
      const figures = [ratio, low, high].map((figure) => figure.toFixed(3)).join(" ");
      const progress = `${kind.name} ${outcomes.length}: ${verdict.word}`;
      process.stderr.write(`${progress}, ${figures}, ${pairs} pairs\n`);
    }
  };
  await Promise.all(Array.from({ length: kind.guests }, (_, guest) => work(guest)));
  return { kind, outcomes, lost };
}

/** Boots a guest, for any number of comparisons; undefined for one that did not come to its end. */
async function prepareGuest(
  kind: Kind,
  guest: number,
): Promise<() => Promise<Outcome | undefined>> {
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
    const { base, changed } = await runInTurn(plans);
    const bad = [...base, ...changed].find(({ status }) => status !== "complete");
    const { decisive, caveats } = compareRuns(base, changed);
    const verdict = decisive?.verdict ?? null;
    if (bad !== undefined || verdict === null) {
      process.stderr.write(`${name}: ${[...(bad?.problems ?? []), ...caveats].join(" ")}\n`);
      return undefined;
    }
    return { verdict, pairs: base.length, seconds: (Date.now() - start) / 1000 };
  };
}

function rightOnes({ kind, outcomes }: Rate): number {
  return outcomes.filter(({ verdict }) => verdict.word === kind.right).length;
}

function report(all: readonly Rate[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const load = Math.round(Math.max(loadBefore, loadavg()[0] ?? 0));
  const rows = all.map((rate) => {
    const { kind, outcomes, lost } = rate;
    const width = median(
      outcomes.map(
        ({ verdict: { estimate } }) => (estimate.high - estimate.low) / 2 / estimate.ratio,
      ),
    );
    const pairs = outcomes.map((outcome) => outcome.pairs);
    const wrong = new Set(outcomes.map(({ verdict }) => verdict.word));
    wrong.delete(kind.right);
    return [
      kind.title,
      kind.right,
      `${rightOnes(rate)} of ${outcomes.length}`,
      [...wrong].join(", ") || "-",
      `${median(pairs)} (${Math.min(...pairs)}-${Math.max(...pairs)})`,
      `±${(width * 100).toFixed(1)} %`,
      `${Math.round(median(outcomes.map(({ seconds }) => seconds)))} s`,
      String(lost),
    ];
  });
  const head = ["compared", "right is", "was right", "else", "pairs", "interval", "took", "lost"];
  const cpu = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  return [
    `${date}, ${cpu}, load ${load}. Medians; each run measured for ${runtimeSeconds} s.`,
    "",
    ...[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ].join("\n");
}
