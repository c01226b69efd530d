import type { AuditRecord } from "../audit/record.js";
import type { WorkloadName } from "./workloads.js";

/** `trim` is not measured. */
export const directions = ["read", "write"] as const;
export type Direction = (typeof directions)[number];

export const runStatuses = ["complete", "cancelled", "failed"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** One run of fio on one host, as it is stored and exchanged (JSON). */
export interface BenchmarkRun {
  readonly version: 1;
  /** Letters, digits and `-`; sorts by time. Names the stored file. */
  readonly id: string;
  /** When the measuring job was started: ISO 8601, UTC. */
  readonly time: string;
  /** `local`, `ssh:HOST`, or a libvirt URI and a domain, as asked for. */
  readonly target: string;
  /** What ran, as its hypervisor described it; null where the target was named without one. */
  readonly guest: GuestRecord | null;
  /** What guest and host told of themselves before it; null where nobody asked. */
  readonly audit: AuditRecord | null;
  /** Null where this target was measured by itself. */
  readonly fleet: FleetRecord | null;
  /** Where the files were, absolute on the target. */
  readonly directory: string;
  readonly workload: WorkloadName;
  readonly settings: RunSettings;
  /** The exact text of the fio job that was measured; empty where the run was imported and it is not known. */
  readonly job: string;
  /** fio's own version, such as "3.33". */
  readonly fioVersion: string;
  /** Only a `complete` run can be trusted; the others keep what was measured until they ended. */
  readonly status: RunStatus;
  /** Why the run is not complete: sentences for the user. Empty when it is. */
  readonly problems: readonly string[];
  /** What the reader of the figures must know, such as a file system that hides the disk: sentences. */
  readonly notes: readonly string[];
  readonly environment: Environment;
  /** What the latencies are: of a write that is on stable storage when it returns, or of any completion. */
  readonly latencyKind: "completion" | "synchronous-write";
  readonly interference: Interference;
  /** One per direction that did any I/O; empty when nothing was measured. */
  readonly results: readonly DirectionResult[];
  /** Latency of fsync and fdatasync, where the job calls them. */
  readonly flush: Latency | null;
  /** About one per second and direction, of the measured phase only. */
  readonly samples: readonly Sample[];
}

/** What decides the load; equal settings are needed for two runs to be comparable. */
export interface RunSettings {
  /** All files together. */
  readonly sizeBytes: number;
  readonly runtimeSeconds: number;
  /** Before the measured phase; not in the figures. */
  readonly rampSeconds: number;
  readonly blockSizeBytes: number;
  readonly jobs: number;
  /** Per job. */
  readonly queueDepth: number;
  /** fio's name; one of `engines` unless the run was imported. */
  readonly engine: string;
}

export const engines = ["psync", "libaio", "io_uring"] as const;
export type Engine = (typeof engines)[number];

/** Read-only facts about the target; null where it does not tell. */
export interface Environment {
  readonly kernel: string | null;
  readonly os: string | null;
  readonly cpuModel: string | null;
  readonly cpuCount: number | null;
  readonly memoryBytes: number | null;
  /** Such as "performance x8"; null in most guests. */
  readonly cpuGovernor: string | null;
  /** As `systemd-detect-virt` names it: "kvm", "none", ... */
  readonly virtualization: string | null;
  readonly filesystem: string | null;
  readonly mountOptions: string | null;
  /** The block devices below the directory, outermost first, such as ["dm-0", "vda"]. */
  readonly devices: readonly string[];
  /** The I/O scheduler of the last of them. */
  readonly scheduler: string | null;
}

/** A guest at the time of a run. */
export interface GuestRecord {
  /** The libvirt URI, as seen from here. */
  readonly hypervisor: string;
  readonly name: string;
  readonly uuid: string;
  /** Of the running guest (`virsh dumpxml`), without secrets. */
  readonly xml: string;
  readonly xmlSha256: string;
  /** What the rules said of it then. */
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
  }[];
}

/** How several targets were measured at the same time. */
export interface FleetRecord {
  /** The same for all runs that were made at once. */
  readonly id: string;
  /** All targets that were to take part, this one included, as asked for; one where it was alone. */
  readonly members: readonly string[];
  /** By fio's own client and servers, or by an own fio on each target that was started at the same time. */
  readonly coordination: "fio" | "agents";
  /** How far apart the starts were heard, at most; null where they were not all heard. */
  readonly skewMs: number | null;
}

/** What took from the figures while fio ran; null where the target does not tell. */
export interface Interference {
  /** Of the guest's CPU time, what the hypervisor gave to others: 0 to 1. */
  readonly stealFraction: number | null;
  /** Requests of others on the disk, of the kind that the load does not make: reads beside writes only. */
  readonly otherRequests: number | null;
}

export interface DirectionResult {
  readonly direction: Direction;
  readonly ios: number;
  readonly bytes: number;
  /** Length of the measured phase. */
  readonly runtimeMs: number;
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly latency: Latency;
}

/**
 * In nanoseconds. fio's histogram has a resolution of about 0.8 %: more than three digits mean nothing. A percentile that
 * fewer than 10 requests exceeded is null.
 */
export interface Latency {
  readonly count: number;
  readonly minNs: number;
  readonly meanNs: number;
  readonly p50Ns: number | null;
  readonly p90Ns: number | null;
  readonly p99Ns: number | null;
  readonly p999Ns: number | null;
  readonly maxNs: number;
  /** `[latency, how many]`, ascending; empty where this fio gives none (before 2.2.12). */
  readonly bins: readonly (readonly [number, number])[];
}

/** What happened in about one second. */
export interface Sample {
  readonly direction: Direction;
  /** End of the interval, counted from the start of the measured phase. */
  readonly atSeconds: number;
  readonly iops: number;
  readonly bytesPerSecond: number;
  /** Null where this fio gives no histogram, or nothing completed. */
  readonly p50Ns: number | null;
  readonly p99Ns: number | null;
  readonly p999Ns: number | null;
}

/** Of all directions together. */
export function requestsPerSecond({ results }: BenchmarkRun): number {
  return results.reduce((sum, { iops }) => sum + iops, 0);
}
