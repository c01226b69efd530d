/** A kind of load, independent of how much and for how long. */
export interface Workload {
  readonly name: WorkloadName;
  /** For a menu: a few words. */
  readonly title: string;
  /** Whom it stands for: one sentence. */
  readonly summary: string;
  /** fio's own word. */
  readonly rw: "randread" | "randwrite" | "read" | "write";
  readonly blockSizeBytes: number;
  readonly jobs: number;
  readonly queueDepth: number;
  /** Each write is on stable storage before it returns (O_SYNC). */
  readonly sync: boolean;
}

export const workloadNames = [
  "sync-write-8k",
  "rand-read-4k",
  "rand-write-4k",
  "seq-read-1m",
  "seq-write-1m",
] as const;
export type WorkloadName = (typeof workloadNames)[number];

export const defaultWorkload: WorkloadName = "sync-write-8k";

const kib = 1024;
const mib = 1024 * kib;

/**
 * The loads of the two published cases that this project starts from: a database's synchronous writes, and
 * the 32 jobs at queue depth 10 that were compared with bare metal.
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
    sync: true,
  },
  "rand-read-4k": {
    name: "rand-read-4k",
    title: "4 KiB random reads",
    summary: "Many readers at once: 32 jobs with 10 reads in flight each.",
    rw: "randread",
    blockSizeBytes: 4 * kib,
    jobs: 32,
    queueDepth: 10,
    sync: false,
  },
  "rand-write-4k": {
    name: "rand-write-4k",
    title: "4 KiB random writes",
    summary: "Many writers at once: 32 jobs with 10 writes in flight each.",
    rw: "randwrite",
    blockSizeBytes: 4 * kib,
    jobs: 32,
    queueDepth: 10,
    sync: false,
  },
  "seq-read-1m": {
    name: "seq-read-1m",
    title: "1 MiB sequential reads",
    summary: "Scans and backups: 32 streams with 10 reads in flight each.",
    rw: "read",
    blockSizeBytes: mib,
    jobs: 32,
    queueDepth: 10,
    sync: false,
  },
  "seq-write-1m": {
    name: "seq-write-1m",
    title: "1 MiB sequential writes",
    summary: "Bulk loads and restores: 32 streams with 10 writes in flight each.",
    rw: "write",
    blockSizeBytes: mib,
    jobs: 32,
    queueDepth: 10,
    sync: false,
  },
};

export function workload(name: WorkloadName): Workload {
  return workloads[name];
}

export function isWorkloadName(text: string): text is WorkloadName {
  return (workloadNames as readonly string[]).includes(text);
}

/** Whether the measured phase changes the files (laying them out always does). */
export function writes({ rw }: Workload): boolean {
  return rw === "randwrite" || rw === "write";
}
