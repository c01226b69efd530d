import * as vscode from "vscode";
import {
  type NamedWorkload,
  defaultWorkload,
  isNamedWorkload,
} from "../../../server/src/protocol.js";

export interface BenchmarkSettings {
  readonly hosts: readonly string[];
  /** libvirt URIs. */
  readonly hypervisors: readonly string[];
  /** Null where ssh decides. */
  readonly guestUser: string | null;
  /** Empty: where the target's shell starts. */
  readonly directory: string;
  readonly workload: NamedWorkload;
  readonly runtimeSeconds: number | undefined;
  readonly sizeBytes: number | undefined;
}

const mib = 1024 ** 2;

/**
 * The user's own settings for benchmarks. What a workspace says is not looked at: a folder that somebody else made
 * must not decide which host is written to.
 */
export function benchmarkSettings(): BenchmarkSettings {
  const configuration = vscode.workspace.getConfiguration("virtLatency.benchmark");
  const own = (key: string): unknown => {
    const found = configuration.inspect<unknown>(key);
    return found?.globalValue ?? found?.defaultValue;
  };
  const guestUser = own("guestUser");
  const directory = own("directory");
  const workload = own("workload");
  const runtimeSeconds = own("runtimeSeconds");
  const sizeMiB = own("sizeMiB");
  return {
    hosts: strings(own("hosts")),
    hypervisors: strings(own("hypervisors")),
    guestUser: typeof guestUser === "string" && guestUser !== "" ? guestUser : null,
    directory: typeof directory === "string" ? directory : "",
    workload:
      typeof workload === "string" && isNamedWorkload(workload) ? workload : defaultWorkload,
    runtimeSeconds: typeof runtimeSeconds === "number" ? runtimeSeconds : undefined,
    sizeBytes: typeof sizeMiB === "number" ? sizeMiB * mib : undefined,
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
