import type { Engine } from "./run.js";

/** A kind of load, independent of how much and for how long. */
export interface Workload {
  readonly name: WorkloadName;
  /** For a menu: a few words. */
  readonly title: string;
  /** Whom it stands for: one sentence. */
  readonly summary: string;
  /** fio's own word. */
  readonly rw: (typeof accessPatterns)[number];
  readonly blockSizeBytes: number;
  readonly jobs: number;
  readonly queueDepth: number;
  /** Preferred; the target may not have it. */
  readonly engine: Engine;
  /** Each write is on stable storage before it returns (O_SYNC). */
  readonly sync: boolean;
  /** fio options besides these, from the list of `readUserJob`. */
  readonly more: Readonly<Record<string, string>>;
}

/** fio's words for the order of the requests and what they do. */
export const accessPatterns = ["randread", "randwrite", "randrw", "read", "write", "rw"] as const;

/** What can be asked for by name. */
export const workloadNames = [
  "sync-write-8k",
  "rand-read-4k",
  "rand-write-4k",
  "seq-read-1m",
  "seq-write-1m",
  "rand-mixed-8k",
  "wal-fdatasync",
] as const;
export type NamedWorkload = (typeof workloadNames)[number];

/** `custom` is the load of a job file of the user's own. */
export const allWorkloadNames = [...workloadNames, "custom"] as const;
export type WorkloadName = (typeof allWorkloadNames)[number];

export const defaultWorkload: NamedWorkload = "sync-write-8k";

const kib = 1024;
const mib = 1024 * kib;

/**
 * The loads of the two published cases that this project starts from: a database's synchronous writes, and
 * the 32 jobs at queue depth 10 that were compared with bare metal. Then a database's mix, and its write-ahead
 * log, in blocks of pages so that the page cache need not read what is overwritten.
 */
const workloads: Readonly<Record<WorkloadName, Workload>> = {
  "sync-write-8k": {
    name: "sync-write-8k",
    title: "8 KiB random synchronous writes",
    summary: "A database's commits: one write at a time, each on stable storage before the next.",
    rw: "randwrite",
    blockSizeBytes: 8 * kib,
    jobs: 1,
    queueDepth: 1,
    engine: "psync",
    sync: true,
    more: {},
  },
  "rand-read-4k": {
    name: "rand-read-4k",
    title: "4 KiB random reads",
    summary: "Many readers at once: 32 jobs with 10 reads in flight each.",
    rw: "randread",
    blockSizeBytes: 4 * kib,
    jobs: 32,
    queueDepth: 10,
    engine: "libaio",
    sync: false,
    more: {},
  },
  "rand-write-4k": {
    name: "rand-write-4k",
    title: "4 KiB random writes",
    summary: "Many writers at once: 32 jobs with 10 writes in flight each.",
    rw: "randwrite",
    blockSizeBytes: 4 * kib,
    jobs: 32,
    queueDepth: 10,
    engine: "libaio",
    sync: false,
    more: {},
  },
  "seq-read-1m": {
    name: "seq-read-1m",
    title: "1 MiB sequential reads",
    summary: "Scans and backups: 32 streams with 10 reads in flight each.",
    rw: "read",
    blockSizeBytes: mib,
    jobs: 32,
    queueDepth: 10,
    engine: "libaio",
    sync: false,
    more: {},
  },
  "seq-write-1m": {
    name: "seq-write-1m",
    title: "1 MiB sequential writes",
    summary: "Bulk loads and restores: 32 streams with 10 writes in flight each.",
    rw: "write",
    blockSizeBytes: mib,
    jobs: 32,
    queueDepth: 10,
    engine: "libaio",
    sync: false,
    more: {},
  },
  "rand-mixed-8k": {
    name: "rand-mixed-8k",
    title: "8 KiB random reads and writes, 70 to 30",
    summary: "A busy database: 4 jobs with 16 requests in flight each, 7 reads to 3 writes.",
    rw: "randrw",
    blockSizeBytes: 8 * kib,
    jobs: 4,
    queueDepth: 16,
    engine: "libaio",
    sync: false,
    more: { rwmixread: "70" },
  },
  "wal-fdatasync": {
    name: "wal-fdatasync",
    title: "8 KiB log writes, each with fdatasync",
    summary:
      "A write-ahead log such as PostgreSQL's: 8 KiB after 8 KiB through the page cache, each then flushed.",
    rw: "write",
    blockSizeBytes: 8 * kib,
    jobs: 1,
    queueDepth: 1,
    engine: "psync",
    sync: false,
    more: { direct: "0", fdatasync: "1" },
  },
  custom: {
    name: "custom",
    title: "Your own fio job",
    summary: "What the job file says, on files that virt-latency makes and removes.",
    rw: "randread",
    blockSizeBytes: 4 * kib,
    jobs: 1,
    queueDepth: 1,
    engine: "psync",
    sync: false,
    more: {},
  },
};

export function workload(name: WorkloadName): Workload {
  return workloads[name];
}

export function isNamedWorkload(text: string): text is NamedWorkload {
  return (workloadNames as readonly string[]).includes(text);
}

/** Whether the measured phase changes the files (laying them out always does). */
export function writes({ rw }: Workload): boolean {
  return rw !== "randread" && rw !== "read";
}
