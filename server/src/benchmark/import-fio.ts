import { randomBytes } from "node:crypto";
import { type FioDirection, readFioDocument } from "../core/benchmark/fio-document.js";
import { FioOutputReader } from "../core/benchmark/fio-output.js";
import { formatFioVersion } from "../core/benchmark/fio-version.js";
import { resultOf } from "../core/benchmark/measurement.js";
import type { BenchmarkRun, Environment, RunSettings } from "../core/benchmark/run.js";
import { parseFioSize } from "../core/benchmark/size.js";
import { BenchmarkError } from "./benchmark-error.js";

/**
 * Runs from what `fio --output-format=json` or `json+` has printed: one for each group of jobs of the last report. Throws
 * a BenchmarkError where there is none.
 *
 * @param target What was measured, as for `parseTarget`; fio does not tell.
 * @param fallbackTime ISO 8601: when, where this fio does not tell.
 */
export function importFio(text: string, target: string, fallbackTime: string): BenchmarkRun[] {
  const reader = new FioOutputReader();
  const outputs = [...text.split(/\r?\n/).flatMap((line) => reader.push(line)), ...reader.end()];
  const document = outputs
    .flatMap((output) => (output.kind === "document" ? (readFioDocument(output.value) ?? []) : []))
    .at(-1);
  if (document === undefined) {
    throw new BenchmarkError({
      code: "storage",
      message: "There is no report of fio in it.",
      hint: "Import what fio --output-format=json+ printed.",
    });
  }
  const time = document.timeMs === null ? fallbackTime : new Date(document.timeMs).toISOString();
  return document.rows.map((row): BenchmarkRun => {
    const directions = [row.read, row.write].filter(
      ({ ios, latency }) => ios > 0 && latency.count > 0,
    );
    const problems = row.error === 0 ? [] : [`fio ended with error ${row.error}.`];
    return {
      version: 1,
      id: `${time.replace(/\..*|[-:]/g, "")}Z-${randomBytes(3).toString("hex")}`,
      time,
      target,
      guest: null,
      audit: null,
      fleet: null,
      directory: row.options["directory"] ?? row.options["filename"] ?? "",
      workload: "custom",
      settings: settingsOf(row.options, directions),
      job: "",
      fioVersion: formatFioVersion(document.version),
      status: row.error === 0 && directions.length > 0 ? "complete" : "failed",
      problems: directions.length > 0 ? problems : [...problems, "fio measured nothing."],
      notes: [`Imported: the job ${row.name} of a fio that was not run by virt-latency.`],
      environment: { ...unknown, devices: document.devices },
      interference: { stealFraction: null, otherRequests: null },
      latencyKind: row.options["sync"] === "1" ? "synchronous-write" : "completion",
      results: directions.map(resultOf),
      flush: row.flush !== null && row.flush.count > 0 ? row.flush : null,
      samples: [],
    };
  });
}

function settingsOf(
  options: Readonly<Record<string, string>>,
  directions: readonly FioDirection[],
): RunSettings {
  const [first] = directions;
  const jobs = Number(options["numjobs"] ?? 1);
  const longest = Math.max(0, ...directions.map(({ runtimeMs }) => runtimeMs));
  return {
    sizeBytes: (parseFioSize(options["size"] ?? "") ?? 0) * jobs,
    runtimeSeconds: Math.round(longest / 1000),
    rampSeconds: Number(options["ramp_time"] ?? 0) || 0,
    blockSizeBytes: first === undefined ? 0 : Math.round(first.bytes / first.ios),
    jobs: Number.isInteger(jobs) ? jobs : 1,
    queueDepth: Number(options["iodepth"] ?? 1) || 1,
    engine: options["ioengine"] ?? "psync",
  };
}

const unknown: Environment = {
  kernel: null,
  os: null,
  cpuModel: null,
  cpuCount: null,
  memoryBytes: null,
  cpuGovernor: null,
  virtualization: null,
  filesystem: null,
  mountOptions: null,
  devices: [],
  scheduler: null,
};
