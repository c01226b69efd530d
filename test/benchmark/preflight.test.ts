import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readFacts } from "../../server/src/core/benchmark/facts.js";
import { makePlan } from "../../server/src/core/benchmark/plan.js";
import { type Preflight, preflight } from "../../server/src/core/benchmark/preflight.js";
import type { NamedWorkload } from "../../server/src/core/benchmark/workloads.js";

const goodFacts: Readonly<Record<string, string>> = {
  directory: "/data",
  fstype: "ext4",
  mount_options: "rw,relatime",
  devices: "dm-0 vda",
  scheduler: "none",
  total_kb: String(100 * 1024 ** 2),
  free_kb: String(50 * 1024 ** 2),
  kernel: "6.1.0",
  os: "Debian GNU/Linux 12 (bookworm)",
  os_id: "debian",
  cpu_count: "8",
  memory_kb: "1024",
  fio: "fio-3.33",
  engines: "psync io_uring libaio",
  odirect: "yes",
};

interface Case {
  readonly facts?: Readonly<Record<string, string | undefined>>;
  readonly workload?: NamedWorkload;
  readonly anyFilesystem?: boolean;
}

function check({ facts = {}, workload = "sync-write-8k", anyFilesystem = false }: Case) {
  const { plan } = makePlan({ target: "local", workload, anyFilesystem });
  assert.ok(plan !== undefined);
  const merged = Object.entries({ ...goodFacts, ...facts });
  const known = merged.flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return preflight(plan, readFacts(new Map(known)));
}

function good(given: Case): Preflight {
  const result = check(given);
  assert.ok(result.problem === undefined);
  return result;
}

function problem(given: Case): { message: string; hint: string } {
  const { problem: found } = check(given);
  assert.ok(found !== undefined);
  return { message: found.message, hint: found.hint };
}

describe("the preflight", () => {
  it("finds nothing wrong with a usual guest", () => {
    assert.deepEqual(check({}), {
      fio: { major: 3, minor: 33, patch: 0 },
      engine: "psync",
      notes: [],
    });
    assert.equal(good({ workload: "rand-read-4k" }).engine, "libaio");
  });

  it("reads the facts of the target into the environment", () => {
    const { environment } = readFacts(new Map(Object.entries(goodFacts)));
    assert.deepEqual(environment, {
      kernel: "6.1.0",
      os: "Debian GNU/Linux 12 (bookworm)",
      cpuModel: null,
      cpuCount: 8,
      memoryBytes: 1024 ** 2,
      cpuGovernor: null,
      virtualization: null,
      filesystem: "ext4",
      mountOptions: "rw,relatime",
      devices: ["dm-0", "vda"],
      scheduler: "none",
    });
  });

  it("says how to install fio", () => {
    assert.deepEqual(problem({ facts: { fio: undefined } }), {
      message: "There is no fio on the target.",
      hint: "Install it there: apt-get install fio",
    });
    assert.equal(
      problem({ facts: { fio: undefined, os_id: "rocky" } }).hint,
      "Install it there: dnf install fio",
    );
  });

  it("refuses a fio whose output or layout is no good, and takes the others", () => {
    for (const version of ["2.1.11", "2.2.9", "3.0"]) {
      assert.equal(
        problem({ facts: { fio: `fio-${version}` } }).message,
        `The target has fio ${version}, which cannot be used for this.`,
      );
    }
    for (const version of ["2.2.10", "2.16", "2.21", "3.1", "3.42", "3.36-12-gabcdef", "4.0"]) {
      assert.equal(check({ facts: { fio: `fio-${version}` } }).problem, undefined, version);
    }
    assert.equal(
      problem({ facts: { fio: "sh: fio: broken" } }).message,
      `The target's fio does not tell its version, but "sh: fio: broken".`,
    );
  });

  it("refuses what is not a disk of the target, unless it is wanted", () => {
    for (const [fstype, what] of [
      ["tmpfs", "memory"],
      ["ramfs", "memory"],
      ["nfs4", "not a disk of the target"],
      ["virtiofs", "not a disk of the target"],
      ["9p", "not a disk of the target"],
      ["fuse.sshfs", "not a disk of the target"],
    ]) {
      assert.deepEqual(problem({ facts: { fstype } }), {
        message: `/data is on ${fstype ?? ""}, which is ${what ?? ""}.`,
        hint: "Take a --directory on the disk that is to be measured, or add --any-filesystem to measure this.",
      });
    }
    assert.deepEqual(good({ facts: { fstype: "tmpfs" }, anyFilesystem: true }).notes, [
      "The directory is on tmpfs: these are not the figures of a disk.",
    ]);
  });

  it("takes the overlay of a container, with a note", () => {
    assert.deepEqual(good({ facts: { fstype: "overlay" } }).notes, [
      "The directory is on an overlay, as in a container: the files are on the disk of its upper layer.",
    ]);
  });

  it("refuses a file system without direct I/O, even if it is wanted", () => {
    const facts = { odirect: "dd: failed to open 'direct': Invalid argument" };
    assert.deepEqual(problem({ facts, anyFilesystem: true }), {
      message: "/data (ext4) does not take direct I/O: Invalid argument.",
      hint:
        "Take a --directory on the disk that is to be measured. " +
        "Without direct I/O the figures would be those of the target's memory.",
    });
    const oldDd = { odirect: "dd: unrecognized operand 'oflag=direct'" };
    assert.equal(check({ facts: oldDd }).problem, undefined);
  });

  it("leaves room for the guest's own files", () => {
    assert.deepEqual(problem({ facts: { free_kb: String(2 * 1024 ** 2 - 1024) } }), {
      message: "/data has 2 GiB free, and the benchmark needs 1 GiB and a margin of 1 GiB.",
      hint: "Free some space there, take another --directory, or a smaller --size.",
    });
    assert.equal(check({ facts: { free_kb: String(2 * 1024 ** 2) } }).problem, undefined);
    const small = { total_kb: String(2 * 1024 ** 2), free_kb: String(1.2 * 1024 ** 2) };
    assert.equal(check({ facts: { ...small, free_kb: "1258292" } }).problem, undefined);
  });

  it("falls back to io_uring, and needs one of the two for a queue", () => {
    const { engine, notes } = good({
      workload: "rand-write-4k",
      facts: { engines: "psync io_uring" },
    });
    assert.equal(engine, "io_uring");
    assert.deepEqual(notes, ["The target's fio has no libaio; io_uring is used instead."]);
    assert.equal(
      problem({ workload: "rand-write-4k", facts: { engines: "psync" } }).message,
      "The target's fio has neither the libaio nor the io_uring engine.",
    );
  });

  it("says what an old fio does not give", () => {
    assert.deepEqual(good({ facts: { fio: "fio-2.2.11" } }).notes, [
      "This fio gives no histogram, so percentiles over time are missing.",
    ]);
  });
});
