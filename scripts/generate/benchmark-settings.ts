import { limits } from "../../server/src/core/benchmark/plan.js";
import {
  defaultWorkload,
  workload,
  workloadNames,
} from "../../server/src/core/benchmark/workloads.js";
import type { JsonSchema } from "./settings-schema.js";

const mib = 1024 ** 2;

/**
 * The settings of benchmarks. Their scopes keep them out of workspaces: a folder that somebody else made must not
 * decide where is written, and how much.
 */
export function benchmarkSettings(): Record<string, JsonSchema> {
  const { runtimeSeconds, sizeBytes } = limits;
  return {
    "virtLatency.benchmark.hosts": {
      scope: "application",
      type: "array",
      items: { type: "string", minLength: 1 },
      uniqueItems: true,
      default: [],
      markdownDescription:
        "Hosts to offer for a benchmark, as your ssh knows them, beside those of `~/.ssh/config`.",
    },
    "virtLatency.benchmark.hypervisors": {
      scope: "application",
      type: "array",
      items: {
        type: "string",
        pattern: "^qemu(\\+ssh://[^/]+|://)/(system|session)$",
        patternErrorMessage: "A libvirt URI such as qemu+ssh://root@host/system or qemu:///system.",
      },
      uniqueItems: true,
      default: [],
      markdownDescription:
        "Hypervisors through which guests are found and defined: libvirt URIs such as `qemu+ssh://root@host/system`. Only your own settings count, never those of a workspace.",
    },
    "virtLatency.benchmark.guestUser": {
      scope: "application",
      type: "string",
      pattern: "^([A-Za-z_][A-Za-z0-9._-]{0,63})?$",
      default: "",
      markdownDescription:
        "Whom ssh logs in as in a guest that is found through its hypervisor. Empty: as your ssh configuration says.",
    },
    "virtLatency.benchmark.workload": {
      scope: "machine",
      type: "string",
      enum: workloadNames,
      enumItemLabels: workloadNames.map((name) => workload(name).title),
      enumDescriptions: workloadNames.map((name) => workload(name).summary),
      default: defaultWorkload,
      markdownDescription: "The workload that is offered first.",
    },
    "virtLatency.benchmark.directory": {
      scope: "machine",
      type: "string",
      default: "",
      markdownDescription:
        "The directory that is offered first. A folder of our own is made in it and removed afterwards. Empty: the login directory over ssh, the current directory on this machine.",
    },
    "virtLatency.benchmark.runtimeSeconds": {
      scope: "machine",
      type: "integer",
      minimum: runtimeSeconds.min,
      maximum: runtimeSeconds.max,
      default: runtimeSeconds.default,
      markdownDescription: "How long each run measures, in seconds.",
    },
    "virtLatency.benchmark.sizeMiB": {
      scope: "machine",
      type: "integer",
      minimum: sizeBytes.min / mib,
      maximum: sizeBytes.max / mib,
      default: sizeBytes.default / mib,
      markdownDescription:
        "The size of all files together, in MiB. It should be larger than every cache between the guest and the disk.",
    },
  };
}
