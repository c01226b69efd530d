import * as v from "valibot";
import { profiles, severities } from "../core/lint/severity.js";
import { workloadNames } from "../core/benchmark/workloads.js";
import type {
  ApplyParams,
  AuditParams,
  CompareRunsParams,
  ConfirmedAudit,
  ConfirmedDefinition,
  ConfirmedPlan,
  PlanParams,
} from "../protocol.js";
import { parsed } from "./requests.js";

/* What clients send about benchmarks, checked where it enters. */

const place = {
  target: v.string(),
  directory: v.optional(v.string()),
  disk: v.optional(v.string()),
  via: v.optional(v.picklist(["ssh", "agent"])),
} as const;

/** Whether the values make sense together is for the plan to say; here only their kinds count. */
const requestSchema = v.strictObject({
  ...place,
  against: v.optional(v.strictObject(place)),
  workload: v.optional(v.picklist(workloadNames)),
  userJob: v.optional(v.string()),
  guestUser: v.optional(v.string()),
  untilWithin: v.optional(v.number()),
  expectedXml: v.optional(v.string()),
  sizeBytes: v.optional(v.number()),
  runtimeSeconds: v.optional(v.number()),
  repeat: v.optional(v.number()),
  anyFilesystem: v.optional(v.boolean()),
  sshConfig: v.optional(v.string()),
});

const confirmedSchema = v.strictObject({ confirmedPlan: v.string() });
const readSchema = v.object({ id: v.string() });
const ids = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]);
const compareSchema = v.object({ base: ids, changed: ids });
const applySchema = v.strictObject({
  hypervisor: v.string(),
  text: v.string(),
  sshConfig: v.optional(v.string()),
});
const auditSchema = v.strictObject({
  target: v.string(),
  guestUser: v.optional(v.string()),
  via: place.via,
  sshConfig: v.optional(v.string()),
  profile: v.optional(v.picklist(profiles)),
  rules: v.optional(v.record(v.string(), v.picklist([...severities, "off"]))),
});
const confirmedAuditSchema = v.strictObject({ confirmedAudit: v.string() });
const confirmedDefinitionSchema = v.strictObject({ confirmedDefinition: v.string() });

/** Throws a sentence for whoever wrote the request. */
export function readRequest(raw: unknown): PlanParams {
  const { against, ...rest } = parsed(
    requestSchema,
    raw,
    'A benchmark is asked for with an object such as { "target": "ssh:db1", "directory": "/var/tmp" }',
  );
  return { ...given(rest), ...(against !== undefined && { against: given(against) }) };
}

export function isConfirmedPlan(raw: unknown): raw is ConfirmedPlan {
  return v.is(confirmedSchema, raw);
}

export function readRunId(raw: unknown): string {
  return parsed(readSchema, raw, "A run is asked for by its id").id;
}

export function readRunPair(raw: unknown): CompareRunsParams {
  return parsed(compareSchema, raw, "Two runs are asked for as `base` and `changed`");
}

export function isConfirmedDefinition(raw: unknown): raw is ConfirmedDefinition {
  return v.is(confirmedDefinitionSchema, raw);
}

export function readApply(raw: unknown): ApplyParams {
  const asked =
    'A definition is asked for with { "hypervisor": "qemu:///system", "text": "<domain>..." }';
  return given(parsed(applySchema, raw, asked));
}

export function readAudit(raw: unknown): AuditParams {
  return given(
    parsed(
      auditSchema,
      raw,
      'An audit is asked for with an object such as { "target": "ssh:db1" }',
    ),
  );
}

export function isConfirmedAudit(raw: unknown): raw is ConfirmedAudit {
  return v.is(confirmedAuditSchema, raw);
}

/** Without the keys that are there but undefined. */
type Given<Value> = {
  [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key];
} & {
  [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<
    Value[Key],
    undefined
  >;
};

function given<Value extends object>(value: Value): Given<Value> {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as Given<Value>;
}
