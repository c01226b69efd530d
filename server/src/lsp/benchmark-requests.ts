import * as v from "valibot";
import type { BenchmarkRequest } from "../core/benchmark/plan.js";
import { workloadNames } from "../core/benchmark/workloads.js";
import type { ConfirmedPlan } from "../protocol.js";

/* What clients send about benchmarks, checked where it enters. */

/** Whether the values make sense together is for the plan to say; here only their kinds count. */
const requestSchema = v.strictObject({
  target: v.string(),
  workload: v.optional(v.picklist(workloadNames)),
  directory: v.optional(v.string()),
  sizeBytes: v.optional(v.number()),
  runtimeSeconds: v.optional(v.number()),
  repeat: v.optional(v.number()),
  anyFilesystem: v.optional(v.boolean()),
  sshConfig: v.optional(v.string()),
});

const confirmedSchema = v.strictObject({ confirmedPlan: v.string() });
const readSchema = v.object({ id: v.string() });
const compareSchema = v.object({ base: v.string(), changed: v.string() });

/** Throws a sentence for whoever wrote the request. */
export function readRequest(raw: unknown): BenchmarkRequest {
  const { directory, workload, sizeBytes, runtimeSeconds, repeat, anyFilesystem, ...rest } = parse(
    requestSchema,
    raw,
    'A benchmark is asked for with an object such as { "target": "ssh:db1", "directory": "/var/tmp" }',
  );
  const { target, sshConfig } = rest;
  return {
    target,
    ...(workload !== undefined && { workload }),
    ...(directory !== undefined && { directory }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(runtimeSeconds !== undefined && { runtimeSeconds }),
    ...(repeat !== undefined && { repeat }),
    ...(anyFilesystem !== undefined && { anyFilesystem }),
    ...(sshConfig !== undefined && { sshConfig }),
  };
}

export function isConfirmedPlan(raw: unknown): raw is ConfirmedPlan {
  return v.is(confirmedSchema, raw);
}

export function readRunId(raw: unknown): string {
  return parse(readSchema, raw, "A run is asked for by its id").id;
}

export function readRunPair(raw: unknown): { base: string; changed: string } {
  return parse(compareSchema, raw, "Two runs are asked for as `base` and `changed`");
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  raw: unknown,
  sentence: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, raw);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = v.getDotPath(issue);
  throw new TypeError(`${sentence}: ${place === null ? "" : `${place}: `}${issue.message}`);
}
