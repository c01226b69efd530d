import ini from "ini";
import type { RunSettings } from "./run.js";
import type { Workload } from "./workloads.js";

/**
 * The options of a section, in order. fio's job files look like INI but are not: fio keeps quotes as part of
 * a value, cuts at `;` and `#`, expands `$`, and `exec_prerun` runs commands. So only these keys and only
 * such values are ever written or accepted, for which INI and fio agree.
 */
export interface Job {
  readonly global: Readonly<Record<string, string>>;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

const keys = new Set([
  "bs",
  "create_only",
  "direct",
  "fallocate",
  "fdatasync",
  "filename_format",
  "fsync",
  "group_reporting",
  "invalidate",
  "iodepth",
  "ioengine",
  "norandommap",
  "nrfiles",
  "numjobs",
  "overwrite",
  "percentile_list",
  "ramp_time",
  "random_distribution",
  "randrepeat",
  "rate_iops",
  "refill_buffers",
  "runtime",
  "rw",
  "rwmixread",
  "size",
  "sync",
  "thread",
  "time_based",
  "unique_filename",
]);
const plainValue = /^[A-Za-z0-9_.,:/%-]+$/;
const sectionName = /^[a-z0-9-]{1,40}$/;

/** One file per job. The only value with a `$`, and fio expands this one without a shell. */
const fileNameFormat = "vl.$jobnum";

/** The job that is measured. */
export function measureJob(workload: Workload, settings: RunSettings): string {
  return writeJob(job(workload, settings));
}

/**
 * The same for a client of fio's servers, which else put a nonsense address before the names of the files. Its
 * files are those of `layoutJob`.
 */
export function clientJob(workload: Workload, settings: RunSettings): string {
  const { global, ...rest } = job(workload, settings);
  return writeJob({ global: { ...global, unique_filename: "0" }, ...rest });
}

/** The job that only creates the files of `measureJob`, so that their layout is outside the figures. */
export function layoutJob(workload: Workload, settings: RunSettings): string {
  const { global, ...rest } = job(workload, settings);
  return writeJob({ global: { ...global, create_only: "1" }, ...rest });
}

/** Reads what `measureJob` writes; undefined for anything with other sections, keys or characters. */
export function readJob(text: string): Job | undefined {
  const sections = Object.entries(ini.parse(text));
  const [global, own, ...others] = sections;
  if (global?.[0] !== "global" || own === undefined || others.length > 0) return undefined;
  const [name] = own;
  if (!sectionName.test(name) || !isOptions(global[1]) || !isOptions(own[1])) return undefined;
  const job: Job = { global: { ...global[1] }, name, options: { ...own[1] } };
  // Comments and quotes, which INI takes away and fio does not, leave a trace here.
  return writeJob(job) === text ? job : undefined;
}

/** Throws for what fio would read otherwise than INI does. */
export function writeJob({ global, name, options }: Job): string {
  if (!sectionName.test(name) || name === "global") throw new Error(`Bad job name: ${name}`);
  for (const [key, value] of [...Object.entries(global), ...Object.entries(options)]) {
    if (!isOption(key, value)) throw new Error(`Bad fio option: ${key}=${value}`);
  }
  return ini.stringify({ global, [name]: options }, { platform: "linux" });
}

function job(workload: Workload, settings: RunSettings): Job {
  const blocksPerFile = Math.floor(settings.sizeBytes / settings.jobs / settings.blockSizeBytes);
  return {
    global: {
      // One process is the whole run: fio's forked workers outlive a lost connection.
      thread: "1",
      direct: "1",
      time_based: "1",
      ramp_time: String(settings.rampSeconds),
      runtime: String(settings.runtimeSeconds),
      group_reporting: "1",
      // Else each repeat asks for the same offsets, and caches learn them.
      randrepeat: "0",
      norandommap: "1",
      // Else storage that compresses or deduplicates looks too good.
      refill_buffers: "1",
      invalidate: "1",
      // Else the first write to each block pays for converting an unwritten extent.
      fallocate: "none",
      overwrite: "1",
      nrfiles: "1",
      filename_format: fileNameFormat,
      size: String(blocksPerFile * settings.blockSizeBytes),
      percentile_list: "50:90:95:99:99.5:99.9:99.95:99.99",
    },
    name: workload.name,
    options: {
      rw: workload.rw,
      bs: blockSizeText(settings.blockSizeBytes),
      ioengine: settings.engine,
      // Of a synchronous engine fio would only print that it is capped at 1.
      ...(settings.queueDepth > 1 && { iodepth: String(settings.queueDepth) }),
      numjobs: String(settings.jobs),
      ...(workload.sync && { sync: "1" }),
      ...workload.more,
    },
  };
}

function blockSizeText(bytes: number): string {
  return bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes);
}

function isOptions(candidate: unknown): candidate is Record<string, string> {
  return (
    typeof candidate === "object" &&
    candidate !== null &&
    Object.entries(candidate).every(([key, value]) => isOption(key, value))
  );
}

function isOption(key: string, value: unknown): boolean {
  if (typeof value !== "string" || !keys.has(key)) return false;
  return key === "filename_format" ? value === fileNameFormat : plainValue.test(value);
}
