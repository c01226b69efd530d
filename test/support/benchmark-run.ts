import { measureJob } from "../../server/src/core/benchmark/job.js";
import type { BenchmarkRun, Latency, RunSettings } from "../../server/src/core/benchmark/run.js";
import { workload } from "../../server/src/core/benchmark/workloads.js";

export const sampleLatency: Latency = {
  count: 20_000,
  minNs: 40_000,
  meanNs: 54_200,
  p50Ns: 52_480,
  p90Ns: 60_160,
  p99Ns: 80_384,
  p999Ns: 240_640,
  maxNs: 2_123_456,
  bins: [
    [52_480, 18_000],
    [80_384, 1_980],
    [240_640, 20],
  ],
};

const settings: RunSettings = {
  sizeBytes: 1024 ** 3,
  runtimeSeconds: 30,
  rampSeconds: 5,
  blockSizeBytes: 8192,
  jobs: 1,
  queueDepth: 1,
  engine: "psync",
};

/** A complete run with round figures, for tests that show or store runs. */
export function sampleRun(more: Partial<BenchmarkRun> = {}): BenchmarkRun {
  return {
    version: 1,
    id: "20261122T190512Z-0a1b2c",
    time: "2026-11-22T19:05:12.000Z",
    target: "ssh:db1",
    guest: null,
    audit: null,
    fleet: null,
    directory: "/var/lib/db",
    workload: "sync-write-8k",
    settings,
    job: measureJob(workload("sync-write-8k"), settings),
    fioVersion: "3.33",
    status: "complete",
    problems: [],
    notes: [],
    environment: {
      kernel: "6.1.0-26-amd64",
      os: "Debian GNU/Linux 12 (bookworm)",
      cpuModel: "EPYC",
      cpuCount: 8,
      memoryBytes: 16 * 1024 ** 3,
      cpuGovernor: null,
      virtualization: "kvm",
      filesystem: "ext4",
      mountOptions: "rw,relatime",
      devices: ["dm-0", "vda"],
      scheduler: "none",
    },
    interference: { stealFraction: 0.001, otherRequests: 3 },
    latencyKind: "synchronous-write",
    results: [
      {
        direction: "write",
        ios: 534_000,
        bytes: 534_000 * 8192,
        runtimeMs: 30_000,
        iops: 17_800,
        bytesPerSecond: 17_800 * 8192,
        latency: sampleLatency,
      },
    ],
    flush: null,
    samples: [
      {
        direction: "write",
        atSeconds: 1,
        iops: 17_500,
        bytesPerSecond: 17_500 * 8192,
        p50Ns: 52_480,
        p99Ns: 80_384,
        p999Ns: 240_640,
      },
      {
        direction: "write",
        atSeconds: 2,
        iops: 18_100,
        bytesPerSecond: 18_100 * 8192,
        p50Ns: 52_480,
        p99Ns: 80_384,
        p999Ns: null,
      },
    ],
    ...more,
  };
}
