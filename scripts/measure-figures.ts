/*
 * Measures a target with virt-latency and with fio by hand over the same ssh, in turn, and what virt-latency takes besides
 * fio's own time. Writes the tables of docs/benchmark.md:
 *
 *   npm run measure:figures [-- PAIRS]           12 if not given; about half a minute each. Needs root.
 *
 * The targets are an emulated guest behind its hypervisor, and that hypervisor itself, whose disk is this machine's.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { diskXml, labDomain } from "./lab/domain.js";
import { startLab } from "./lab/lab.js";
import { writeMarkedTable } from "./lab/marked-table.js";
import { measureByHand } from "./measure-figures/by-hand.js";
import { measureWithUs } from "./measure-figures/with-us.js";
import { type Pair, figuresTable, overheadTable } from "./measure-figures/tables.js";

const pairs = Number(process.argv[2] ?? "12");
const mib = 1024 ** 2;
const load = { sizeBytes: 64 * mib, runtimeSeconds: 4, rampSeconds: 1 } as const;

interface Target {
  readonly title: string;
  /** As virt-latency is told it. */
  readonly name: string;
  readonly directory: string;
  /** The command that is typed by hand, without what is to be run there. */
  readonly ssh: readonly [string, ...string[]];
}

const lab = await startLab();
try {
  const loads: number[] = [];
  const measured: { readonly target: Target; readonly pairs: readonly Pair[] }[] = [];
  for (const target of await targets()) {
    const found: Pair[] = [];
    while (found.length < pairs) {
      const pair = await measurePair(target, found.at(-1));
      found.push(pair);
      loads.push(loadavg()[0] ?? 0);
      const figures = [pair.ours, pair.byHand].map(({ iops }) => Math.round(iops)).join(" and ");
      process.stderr.write(`${target.title} ${found.length}: ${figures} IOPS\n`);
    }
    measured.push({ target, pairs: found });
  }
  const sides = measured.map(({ target: { title }, pairs }) => ({ title, pairs }));
  const page = `${circumstances(loads)}\n\n${figuresTable(sides)}\n${overheadTable(sides)}`;
  process.stdout.write(page);
  writeMarkedTable("docs/benchmark.md", "figures", page);
} finally {
  await lab.stop();
}

/**
 * In turn, and each first as often as the other. By hand it waits for as long as ours takes before it touches the disk: else the
 * removal of the files before would be in the figures of one side only.
 */
async function measurePair(target: Target, before: Pair | undefined): Promise<Pair> {
  const measureOurs = () =>
    measureWithUs({
      target: target.name,
      directory: target.directory,
      sshConfig: lab.sshConfig,
      sizeBytes: load.sizeBytes,
      runtimeSeconds: load.runtimeSeconds,
    });
  const measureTheirs = async ({ stages }: Pair["ours"]) => {
    await delay(stages.connecting * 1000);
    return measureByHand({ ...target, load });
  };
  if (before?.isOursFirst !== true) {
    const ours = await measureOurs();
    return { ours, byHand: await measureTheirs(ours), isOursFirst: true };
  }
  const byHand = await measureTheirs(before.ours);
  return { ours: await measureOurs(), byHand, isOursFirst: false };
}

async function targets(): Promise<Target[]> {
  const name = "db";
  const devices = diskXml({ label: "data", source: lab.makeDisk("data", 512, "raw"), unit: 0 });
  const uuid = "6f1c2b1e-0000-4000-8000-00000000f100";
  lab.define(labDomain({ name, uuid, labels: ["data"], devices }));
  await lab.boot(name);
  const directory = join(lab.folder, "figures");
  mkdirSync(directory);
  return [
    {
      title: "emulated guest",
      name: `qemu+ssh://hv/system#${name}`,
      directory: "/data",
      ssh: lab.sshTo(name),
    },
    { title: "this machine", name: "ssh:hv", directory, ssh: ["ssh", "-F", lab.sshConfig, "hv"] },
  ];
}

function circumstances(loads: readonly number[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const cpu = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  const [least, most] = [Math.min(...loads), Math.max(...loads)].map(Math.round);
  const fio = execFileSync("fio", ["--version"], { encoding: "utf8" }).trim();
  return (
    `${date}, ${cpu}, load ${least ?? "?"} to ${most ?? "?"}, ${fio}. ${pairs} pairs, each run measured for ` +
    `${load.runtimeSeconds} s.`
  );
}
