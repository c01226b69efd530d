/*
 * Measures the bundles in dist/ against other programs in the same run, and prints the tables of docs/speed.md.
 *
 *   npm run build && npm run measure:speed
 *
 * Programs take turns, so that whatever else the machine does slows all of them. The processor time is less moved by
 * that than the time on the clock.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { libvirtSource } from "./libvirt-source.js";
import { domainOf, domainOfSize, novaConfOf } from "./measure-speed/inputs.js";
import {
  type Program,
  type Run,
  median,
  rounded,
  runInTurn,
  spread,
} from "./measure-speed/runs.js";
import { warmChecks } from "./measure-speed/warm.js";
import { projectRoot } from "./project.js";

const cli = join(projectRoot, "dist/cli.cjs");
const folder = await mkdtemp(join(tmpdir(), "virt-latency-speed-"));
try {
  printMachine();
  await compareWithXmllint();
  await compareStart();
  await printWarm();
  await printLarge();
} finally {
  await rm(folder, { recursive: true });
}

function printMachine(): void {
  const [cpu, ...others] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const load = rounded(loadavg()[0] ?? NaN);
  console.log(
    `${date}, Node ${process.version}, ${String(others.length + 1)} × ${cpu?.model ?? "?"}, load ${load}, ` +
      `libxml2 ${libxmlVersion()}. Median (least–most).\n`,
  );
}

function libxmlVersion(): string {
  // It says so on standard error.
  const { stderr } = spawnSync("xmllint", ["--version"], { encoding: "utf8" });
  return /version (\d+)/.exec(stderr)?.[1] ?? "unknown";
}

/**
 * The files that libvirt tests its QEMU driver with, each judged by its rules or by libvirt's schema; by the schema with a
 * compiled program, and with the same library in Node.
 */
async function compareWithXmllint(): Promise<void> {
  const { version, schemas, tests } = await libvirtSource("trixie");
  const data = join(tests, "qemuxmlconfdata");
  const files = (await readdir(data)).filter((name) => name.endsWith(".xml"));
  const paths = files.map((name) => join(data, name));
  const schema = join(schemas, "domain.rng");
  const inNode = await schemaInNode();
  printRuns(`${String(files.length)} test files of libvirt ${version}, one process`, [
    { name: "`virt-latency check`", command: [process.execPath, cli, "check", data] },
    { name: "`xmllint --relaxng`", command: ["xmllint", "--noout", "--relaxng", schema, ...paths] },
    { name: "its library in Node", command: [process.execPath, inNode, schema, data] },
  ]);
}

/** One file, as ours is, so that Node looks for no others. */
async function schemaInNode(): Promise<string> {
  const outfile = join(folder, "schema-in-node.mjs");
  await build({
    entryPoints: [join(projectRoot, "scripts/measure-speed/schema-in-node.ts")],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node20",
  });
  return outfile;
}

async function compareStart(): Promise<void> {
  const file = join(projectRoot, "examples/slow-guest.xml");
  const read = `require("fs").readFileSync(${JSON.stringify(file)})`;
  const { size } = await stat(file);
  printRuns(`One file of ${String(size)} bytes`, [
    { name: "`virt-latency check`", command: [process.execPath, cli, "check", file] },
    { name: "`node -e`, which reads it", command: [process.execPath, "-e", read] },
  ]);
}

async function printWarm(): Promise<void> {
  console.log("| checked again and again in one process | bytes | ms |\n| --- | --- | --- |");
  const inputs = [
    { name: "domain with 1,000 disks", file: "large.xml", text: domainOf(1000) },
    { name: "`nova.conf` of 10,000 lines", file: "nova.conf", text: novaConfOf(10_000) },
  ];
  for (const { name, file, text } of inputs) {
    await writeFile(join(folder, file), text);
    const took = await warmChecks(join(folder, file), 100);
    console.log(`| ${name} | ${String(text.length)} | ${spread(took)} |`);
  }
  console.log();
}

async function printLarge(): Promise<void> {
  console.log("| one domain | time, s | per MB, ms | processor, s | peak memory, MiB |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const megabytes of [1, 10, 50]) {
    const text = domainOfSize(megabytes * 1e6);
    const file = join(folder, `${String(megabytes)}.xml`);
    await writeFile(file, text);
    const name = `${String(megabytes)} MB`;
    const runs = runInTurn([{ name, command: [process.execPath, cli, "check", file] }], 1).get(
      name,
    );
    const wall = median((runs ?? []).map(({ wallMs }) => wallMs));
    const processor = median((runs ?? []).map(({ cpuMs }) => cpuMs));
    const peak = median((runs ?? []).map(({ peakMiB }) => peakMiB));
    const cells = [wall / 1000, wall / megabytes, processor / 1000, peak].map(rounded);
    console.log(`| ${[name, ...cells].join(" | ")} |`);
  }
}

function printRuns(title: string, programs: readonly Program[]): void {
  console.log(
    `| ${title} | time, ms | processor, ms | peak memory, MiB |\n| --- | --- | --- | --- |`,
  );
  const all = [...runInTurn(programs, 9)];
  for (const [name, runs] of all) {
    const columns = [wallOf, cpuOf, peakOf].map((of) => spread(runs.map(of)));
    console.log(`| ${[name, ...columns].join(" | ")} |`);
  }
  // Of the first two.
  const [ours = [], peers = []] = all.map(([, runs]) => runs);
  const ratios = [wallOf, cpuOf, peakOf].map((of) =>
    rounded(median(ours.map(of)) / median(peers.map(of))),
  );
  console.log(`| first to second | ${ratios.join(" | ")} |\n`);
}

function wallOf({ wallMs }: Run): number {
  return wallMs;
}

function cpuOf({ cpuMs }: Run): number {
  return cpuMs;
}

function peakOf({ peakMiB }: Run): number {
  return peakMiB;
}
