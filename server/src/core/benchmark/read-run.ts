import * as v from "valibot";
import { auditSchema } from "../audit/read-record.js";
import { readJob } from "./job.js";
import { type BenchmarkRun, directions, runStatuses } from "./run.js";
import { parseTarget } from "./target.js";
import { allWorkloadNames } from "./workloads.js";

/** Several runs in one document: what `benchmark --output` writes. */
export interface RunsDocument {
  readonly version: 1;
  readonly runs: readonly BenchmarkRun[];
}

export type ReadRuns =
  | { readonly runs: readonly BenchmarkRun[]; readonly problem?: undefined }
  | { readonly runs?: undefined; readonly problem: string };

/** Reads the JSON of one run or of a `RunsDocument`. `problem` is a sentence for the user. */
export function readRuns(text: string): ReadRuns {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "It is not JSON." };
  }
  const versions = v.safeParse(v.object({ version: v.number() }), value);
  if (versions.success && versions.output.version !== 1) {
    return {
      problem: `It has version ${versions.output.version}, and this virt-latency reads version 1 only.`,
    };
  }
  const several = v.safeParse(runsDocument, value);
  if (several.success) return { runs: several.output.runs };
  const one = v.safeParse(run, value);
  if (one.success) return { runs: [one.output] };
  const isDocument = v.is(v.object({ runs: v.unknown() }), value);
  const issue = (isDocument ? several.issues : one.issues)[0];
  const place = v.getDotPath(issue) ?? "top level";
  return { problem: `It is not a benchmark run (${place}: ${issue.message}).` };
}

const text = v.string();
/** Ends up in file names. */
const id = v.pipe(text, v.regex(/^[A-Za-z0-9-]{1,64}$/));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(amount, v.integer());

const latency = v.object({
  count,
  minNs: amount,
  meanNs: amount,
  p50Ns: v.nullable(amount),
  p90Ns: v.nullable(amount),
  p99Ns: v.nullable(amount),
  p999Ns: v.nullable(amount),
  maxNs: amount,
  bins: v.array(v.tuple([amount, count])),
});

const run: v.GenericSchema<unknown, BenchmarkRun> = v.object({
  version: v.literal(1),
  id,
  time: v.pipe(text, v.isoTimestamp()),
  target: v.pipe(
    text,
    v.check((target) => parseTarget(target) !== undefined, "not a target"),
  ),
  guest: v.optional(
    v.nullable(
      v.object({
        hypervisor: text,
        name: text,
        uuid: text,
        xml: text,
        xmlSha256: text,
        findings: v.array(v.object({ rule: text, severity: text, message: text })),
      }),
    ),
    null,
  ),
  // Runs of the first version do not have these two.
  audit: v.optional(v.nullable(auditSchema), null),
  fleet: v.optional(
    v.nullable(
      v.object({
        id,
        members: v.array(text),
        coordination: v.picklist(["fio", "agents"]),
        skewMs: v.nullable(amount),
      }),
    ),
    null,
  ),
  directory: text,
  workload: v.picklist(allWorkloadNames),
  settings: v.object({
    sizeBytes: count,
    runtimeSeconds: count,
    rampSeconds: count,
    blockSizeBytes: count,
    jobs: count,
    queueDepth: count,
    engine: text,
  }),
  job: v.pipe(
    text,
    v.check(
      (job) => job === "" || readJob(job) !== undefined,
      "not a job that virt-latency writes",
    ),
  ),
  fioVersion: text,
  status: v.picklist(runStatuses),
  problems: v.array(text),
  notes: v.array(text),
  environment: v.object({
    kernel: v.nullable(text),
    os: v.nullable(text),
    cpuModel: v.nullable(text),
    cpuCount: v.nullable(count),
    memoryBytes: v.nullable(count),
    cpuGovernor: v.nullable(text),
    virtualization: v.nullable(text),
    filesystem: v.nullable(text),
    mountOptions: v.nullable(text),
    devices: v.array(text),
    scheduler: v.nullable(text),
  }),
  // Runs of the first version do not have it.
  interference: v.optional(
    v.object({
      stealFraction: v.nullable(amount),
      otherRequests: v.nullable(count),
    }),
    { stealFraction: null, otherRequests: null },
  ),
  latencyKind: v.picklist(["completion", "synchronous-write"]),
  results: v.array(
    v.object({
      direction: v.picklist(directions),
      ios: count,
      bytes: count,
      runtimeMs: amount,
      iops: amount,
      bytesPerSecond: amount,
      latency,
    }),
  ),
  flush: v.nullable(latency),
  samples: v.array(
    v.object({
      direction: v.picklist(directions),
      atSeconds: amount,
      iops: amount,
      bytesPerSecond: amount,
      p50Ns: v.nullable(amount),
      p99Ns: v.nullable(amount),
      p999Ns: v.nullable(amount),
    }),
  ),
});

const runsDocument = v.object({
  version: v.literal(1),
  runs: v.pipe(v.array(run), v.minLength(1)),
});
