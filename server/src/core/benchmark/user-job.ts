import { engines } from "./run.js";
import { parseFioSize } from "./size.js";
import { type Workload, accessPatterns, workload } from "./workloads.js";

/** A job file of the user's own, reduced to the load that it describes. */
export interface UserJob {
  readonly load: Workload;
  /** Of all files together; undefined where the file does not say. */
  readonly sizeBytes: number | undefined;
  readonly runtimeSeconds: number | undefined;
  /** Options that virt-latency sets itself, in the order of the file. */
  readonly ignored: readonly string[];
}

export type ReadUserJob =
  | { readonly job: UserJob; readonly problem?: undefined }
  | { readonly job?: undefined; readonly problem: string };

/** They do not change what is asked of the disk, or virt-latency has to decide them for the figures to hold. */
const ours = new Set([
  "create_only",
  "description",
  "disable_clat",
  "disable_lat",
  "disable_slat",
  "fallocate",
  "filesize",
  "group_reporting",
  "gtod_reduce",
  "invalidate",
  "log_avg_msec",
  "lat_percentiles",
  "clat_percentiles",
  "name",
  "norandommap",
  "nrfiles",
  "overwrite",
  "percentile_list",
  "ramp_time",
  "randrepeat",
  "refill_buffers",
  "startdelay",
  "stonewall",
  "thread",
  "time_based",
  "unlink",
  "wait_for_previous",
]);

/** Options of fio that are passed on as they are, with what their value may be. */
const passedOn: Readonly<Record<string, RegExp>> = {
  direct: /^[01]$/,
  fdatasync: /^\d{1,6}$/,
  fsync: /^\d{1,6}$/,
  random_distribution: /^(?:random|(?:zipf|pareto|normal):\d{1,3}(?:\.\d{1,4})?)$/,
  rate_iops: /^\d{1,9}$/,
  rwmixread: /^(?:\d|[1-9]\d|100)$/,
};

/** fio's other names for the same options. */
const sameAs: Readonly<Record<string, string>> = {
  blocksize: "bs",
  buffered: "buffered",
  readwrite: "rw",
};

/**
 * Reads a fio job file (fio's own grammar: comments, `[global]`, keys without a value). Only options that
 * describe a load are taken over; a job file can run programs, load libraries and write to any device, so
 * whatever else it has is refused by name.
 */
export function readUserJob(text: string): ReadUserJob {
  const sections = readSections(text);
  if (typeof sections === "string") return { problem: sections };
  const jobs = sections.filter(({ name }) => name !== "global");
  const [job] = jobs;
  if (job === undefined) return { problem: "The job file has no job: a section such as [mine]." };
  if (jobs.length > 1) {
    const names = jobs.map(({ name }) => `[${name}]`).join(", ");
    return {
      problem: `The job file has ${jobs.length} jobs (${names}); one can be measured at a time.`,
    };
  }
  const options = new Map(
    [...sections.filter(({ name }) => name === "global"), job].flatMap(
      (section) => section.options,
    ),
  );
  return readOptions(options);
}

interface Section {
  readonly name: string;
  readonly options: (readonly [string, string])[];
}

function readSections(text: string): Section[] | string {
  const sections: Section[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    // fio cuts a line at these wherever they stand.
    const content = line.replace(/[;#].*$/, "").trim();
    if (content === "") continue;
    const heading = /^\[([^\]]*)\]$/.exec(content);
    if (heading !== null) {
      sections.push({ name: heading[1] ?? "", options: [] });
      continue;
    }
    const current = sections.at(-1);
    if (current === undefined) return `Line ${index + 1} of the job file is before any section.`;
    const equals = content.indexOf("=");
    const key = (equals === -1 ? content : content.slice(0, equals)).trim().toLowerCase();
    if (!/^[a-z0-9_]+$/.test(key)) return `Line ${index + 1} of the job file is no option of fio.`;
    const value = equals === -1 ? "1" : content.slice(equals + 1).trim();
    current.options.push([sameAs[key] ?? key, value]);
  }
  return sections;
}

function readOptions(options: ReadonlyMap<string, string>): ReadUserJob {
  const more: Record<string, string> = {};
  const ignored: string[] = [];
  for (const [key, value] of options) {
    if (understood.has(key)) continue;
    if (ours.has(key)) {
      ignored.push(key);
    } else if (passedOn[key]?.test(value) === true) {
      more[key] = value;
    } else if (key in passedOn) {
      return {
        problem: `The job file sets ${key} to what virt-latency does not pass on: ${value}`,
      };
    } else {
      return {
        problem:
          `The job file sets ${key}, which virt-latency does not allow: a job could reach other files, ` +
          "devices or programs of the target.",
      };
    }
  }
  if (options.get("buffered") !== undefined) {
    more["direct"] = options.get("buffered") === "0" ? "1" : "0";
  }
  return readLoad(options, more, ignored);
}

/** Read by `readLoad`. */
const understood = new Set([
  "bs",
  "buffered",
  "iodepth",
  "ioengine",
  "numjobs",
  "runtime",
  "rw",
  "size",
  "sync",
]);

function readLoad(
  options: ReadonlyMap<string, string>,
  more: Readonly<Record<string, string>>,
  ignored: readonly string[],
): ReadUserJob {
  const rw = accessPatterns.find((pattern) => pattern === (options.get("rw") ?? "read"));
  if (rw === undefined) return wrong("rw", options, accessPatterns.join(", "));
  const blockSizeBytes = parseFioSize(options.get("bs") ?? "4k");
  if (blockSizeBytes === undefined || blockSizeBytes > 64 * 1024 ** 2 || blockSizeBytes < 512) {
    return wrong("bs", options, "one size from 512 to 64m");
  }
  const jobs = whole(options.get("numjobs") ?? "1", 256);
  if (jobs === undefined) return wrong("numjobs", options, "1 to 256");
  const depth = whole(options.get("iodepth") ?? "1", 1024);
  if (depth === undefined) return wrong("iodepth", options, "1 to 1024");
  const named = options.get("ioengine");
  const engine =
    named === "sync" || named === undefined ? "psync" : engines.find((e) => e === named);
  if (engine === undefined) return wrong("ioengine", options, `sync, ${engines.join(", ")}`);
  const sync = options.get("sync") ?? "0";
  if (!["0", "1", "none", "sync"].includes(sync)) return wrong("sync", options, "0 or 1");
  const each = options.has("size") ? parseFioSize(options.get("size") ?? "") : undefined;
  if (options.has("size") && each === undefined) return wrong("size", options, "a size such as 4g");
  const runtime = options.has("runtime") ? seconds(options.get("runtime") ?? "") : undefined;
  if (options.has("runtime") && runtime === undefined) {
    return wrong("runtime", options, "a number of seconds");
  }
  return {
    job: {
      load: {
        ...workload("custom"),
        rw,
        blockSizeBytes,
        jobs,
        // A synchronous engine has one request in flight, whatever iodepth says.
        queueDepth: engine === "psync" ? 1 : depth,
        engine,
        sync: sync === "1" || sync === "sync",
        more,
      },
      sizeBytes: each === undefined ? undefined : each * jobs,
      runtimeSeconds: runtime,
      ignored,
    },
  };
}

function wrong(key: string, options: ReadonlyMap<string, string>, allowed: string): ReadUserJob {
  return {
    problem: `The job file sets ${key} to ${options.get(key) ?? ""}; virt-latency takes ${allowed}.`,
  };
}

function seconds(text: string): number | undefined {
  const found = /^(\d{1,6})(s|m|h)?$/.exec(text);
  if (found === null) return undefined;
  return Number(found[1]) * ({ s: 1, m: 60, h: 3600 }[found[2] ?? "s"] ?? 1);
}

function whole(text: string, max: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : undefined;
}
