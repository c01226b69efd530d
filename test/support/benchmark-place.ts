import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import { type LoopbackSsh, startLoopbackSsh } from "./loopback-ssh.js";

const mib = 1024 ** 2;

/** A dead connection is noticed at once where the other side can tell; the agent then stops fio. */
export const secondsToNotice = 15;

/** Where a file's tests measure: this machine, and the same over a real ssh. */
export interface BenchmarkPlace {
  /** A folder of its own, for as long as the tests run. */
  readonly directory: string;
  readonly ssh: LoopbackSsh;
  readonly local: (more?: Partial<BenchmarkRequest>) => BenchmarkRequest;
  readonly overSsh: (more?: Partial<BenchmarkRequest>) => BenchmarkRequest;
  /** Both, with words for the names of tests. */
  readonly both: readonly (readonly [string, BenchmarkPlace["local"]])[];
}

/** Makes the place before the tests of the file that calls it, and takes it away after them. */
export function benchmarkPlace(): BenchmarkPlace {
  let directory = "";
  let ssh: LoopbackSsh | undefined;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "vl-benchmark-"));
    ssh = await startLoopbackSsh();
  });
  after(async () => {
    await ssh?.stop();
    rmSync(directory, { recursive: true });
  });
  const local: BenchmarkPlace["local"] = (more = {}) => ({
    target: "local",
    directory,
    sizeBytes: 64 * mib,
    runtimeSeconds: 2,
    ...more,
  });
  const overSsh: BenchmarkPlace["overSsh"] = (more = {}) =>
    local({ target: `ssh:${place.ssh.host}`, sshConfig: place.ssh.configFile, ...more });
  const place: BenchmarkPlace = {
    get directory() {
      return directory;
    },
    get ssh() {
      if (ssh === undefined) throw new Error("The place is there once the tests run.");
      return ssh;
    },
    local,
    overSsh,
    both: [
      ["on this machine", local],
      ["over ssh", overSsh],
    ],
  };
  return place;
}
