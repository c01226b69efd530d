import * as v from "valibot";
import { type FioVersion, isAtLeast, parseFioVersion } from "./fio-version.js";
import { type Bins, isTelling, latencyOfBin, percentile, total } from "./histogram.js";
import type { Direction, Latency } from "./run.js";

/** One status or final report of fio, the same for every version: bytes, nanoseconds, milliseconds. */
export interface FioDocument {
  readonly version: FioVersion;
  /** One per group of jobs. */
  readonly rows: readonly FioRow[];
  /** The block devices that the I/O went to, as far as fio could tell. */
  readonly devices: readonly string[];
  /** When it was printed, in milliseconds since 1970; null before fio 2.12. */
  readonly timeMs: number | null;
}

export interface FioRow {
  readonly name: string;
  /** The options of the job and of its `[global]`, as far as fio prints them (from 2.3 on, and not all). */
  readonly options: Readonly<Record<string, string>>;
  /** An errno; 0 is none. */
  readonly error: number;
  readonly read: FioDirection;
  readonly write: FioDirection;
  /** Of fsync and fdatasync; null before fio 3.4. */
  readonly flush: Latency | null;
}

export interface FioDirection {
  readonly direction: Direction;
  readonly ios: number;
  readonly bytes: number;
  readonly runtimeMs: number;
  /** Of completions. During the ramp fio counts I/Os, but `latency.count` stays 0. */
  readonly latency: Latency;
}

/** Checks and reads a parsed document; undefined when it is not one of fio's. */
export function readFioDocument(value: unknown): FioDocument | undefined {
  const parsed = v.safeParse(documentSchema, value);
  if (!parsed.success) return undefined;
  const version = parseFioVersion(parsed.output["fio version"]);
  if (version === undefined) return undefined;
  return {
    version,
    rows: (parsed.output.jobs ?? []).map((job) => ({
      name: job.jobname,
      options: { ...parsed.output["global options"], ...job["job options"] },
      error: job.error,
      read: direction("read", job.read, version),
      write: direction("write", job.write, version),
      flush: job.sync === undefined ? null : latency(job.sync.lat_ns, 0, 1),
    })),
    devices: (parsed.output.disk_util ?? []).map(({ name }) => name),
    timeMs: parsed.output.timestamp_ms ?? null,
  };
}

/** Bare nan and inf have become null on the way. */
const amount = v.pipe(
  v.nullish(v.pipe(v.number(), v.finite()), 0),
  v.transform((value) => Math.max(0, value)),
);
const latencySchema = v.object({
  min: amount,
  max: amount,
  mean: amount,
  N: v.optional(amount),
  percentile: v.optional(v.record(v.string(), amount)),
  bins: v.optional(v.record(v.string(), amount)),
});
type RawLatency = v.InferOutput<typeof latencySchema>;

const directionSchema = v.object({
  io_bytes: amount,
  total_ios: amount,
  runtime: amount,
  /** Before 3.0: microseconds. */
  clat: v.optional(latencySchema),
  clat_ns: v.optional(latencySchema),
});
type RawDirection = v.InferOutput<typeof directionSchema>;

const documentSchema = v.object({
  "fio version": v.string(),
  timestamp_ms: v.optional(v.number()),
  // An array in client mode; then it is of no use here.
  "global options": v.optional(v.fallback(v.record(v.string(), v.string()), {})),
  jobs: v.optional(
    v.array(
      v.object({
        jobname: v.string(),
        "job options": v.optional(v.fallback(v.record(v.string(), v.string()), {})),
        error: v.optional(v.number(), 0),
        read: v.optional(directionSchema),
        write: v.optional(directionSchema),
        sync: v.optional(v.object({ lat_ns: v.optional(latencySchema) })),
      }),
    ),
  ),
  disk_util: v.optional(v.array(v.object({ name: v.string() }))),
});

function direction(
  name: Direction,
  raw: RawDirection | undefined,
  version: FioVersion,
): FioDirection {
  const ios = raw?.total_ios ?? 0;
  return {
    direction: name,
    ios,
    // fio before 2.21 calls KiB bytes.
    bytes: (raw?.io_bytes ?? 0) * (isAtLeast(version, 2, 21) ? 1 : 1024),
    runtimeMs: raw?.runtime ?? 0,
    latency:
      raw?.clat_ns === undefined ? latency(raw?.clat, ios, 1000) : latency(raw.clat_ns, ios, 1),
  };
}

function latency(raw: RawLatency | undefined, ios: number, toNs: number): Latency {
  const bins = readBins(raw?.bins, toNs);
  // Before 3.18 fio does not say how many it timed; a mean of 0 means none.
  const timed = total(bins);
  const count = raw?.N ?? (timed > 0 ? timed : (raw?.mean ?? 0) > 0 ? ios : 0);
  const maxNs = (raw?.max ?? 0) * toNs;
  const at = (percent: number): number | null => {
    if (!isTelling(count, percent)) return null;
    const found =
      bins.length > 0 ? percentile(bins, percent) : printedPercentile(raw, percent, toNs);
    // A bin is named by its middle, which can lie past the slowest request in it.
    return found === null ? null : Math.min(found, maxNs);
  };
  return {
    count,
    minNs: (raw?.min ?? 0) * toNs,
    meanNs: (raw?.mean ?? 0) * toNs,
    p50Ns: at(50),
    p90Ns: at(90),
    p99Ns: at(99),
    p999Ns: at(99.9),
    maxNs,
    bins,
  };
}

/** Latencies as keys (from 2.21) or, with the marker keys, indexes into fio's table. */
function readBins(raw: RawLatency["bins"], toNs: number): Bins {
  if (raw === undefined) return [];
  const byIndex = "FIO_IO_U_PLAT_BITS" in raw;
  return Object.entries(raw)
    .filter(([key, count]) => /^\d+$/.test(key) && count > 0)
    .map(([key, count]) => {
      const value = byIndex ? latencyOfBin(Number(key)) : Number(key);
      return [value * toNs, count] as const;
    })
    .sort(([a], [b]) => a - b);
}

/** The keys are such as "99.900000"; up to 3.2 there are also fillers with the key "0.00". */
function printedPercentile(
  raw: RawLatency | undefined,
  percent: number,
  toNs: number,
): number | null {
  const value = raw?.percentile?.[percent.toFixed(6)];
  return value === undefined ? null : value * toNs;
}
