import * as vscode from "vscode";
import {
  type NamedWorkload,
  defaultWorkload,
  isNamedWorkload,
} from "../../../server/src/protocol.js";

export interface BenchmarkSettings {
  readonly hosts: readonly string[];
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
  const hosts = own("hosts");
  const directory = own("directory");
  const workload = own("workload");
  const runtimeSeconds = own("runtimeSeconds");
  const sizeMiB = own("sizeMiB");
  return {
    hosts: Array.isArray(hosts) ? hosts.filter((host) => typeof host === "string") : [],
    directory: typeof directory === "string" ? directory : "",
    workload:
      typeof workload === "string" && isNamedWorkload(workload) ? workload : defaultWorkload,
    runtimeSeconds: typeof runtimeSeconds === "number" ? runtimeSeconds : undefined,
    sizeBytes: typeof sizeMiB === "number" ? sizeMiB * mib : undefined,
  };
}
