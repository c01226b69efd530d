import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BenchmarkRequest, makePlan } from "../../server/src/core/benchmark/plan.js";
import { formatTarget, parseTarget } from "../../server/src/core/benchmark/target.js";
import { confirmation, confirmationMessage } from "../../server/src/core/report/plan-text.js";
import { workload } from "../../server/src/core/benchmark/workloads.js";

describe("a target", () => {
  it("is this machine, or a host as ssh knows it", () => {
    for (const host of [
      "db1",
      "root@db1",
      "a_user.name@10.0.0.7",
      "user@corp.example@db-1.example.org",
      "fe80::1%eth0",
      "::1",
      "CORP\\me@db1",
    ]) {
      assert.deepEqual(parseTarget(`ssh:${host}`), { kind: "ssh", host });
      assert.equal(formatTarget({ kind: "ssh", host }), `ssh:${host}`);
    }
    assert.deepEqual(parseTarget("local"), { kind: "local" });
  });

  it("is never an option or a piece of shell", () => {
    for (const host of [
      "",
      "-oProxyCommand=id",
      "--",
      "-",
      "user@-oProxyCommand=id",
      "-u@host",
      "a b",
      "a;id",
      "$(id)",
      "`id`",
      "a'b",
      'a"b',
      "a\nb",
      "a|b",
      "a&b",
      "a>b",
      "{a,b}",
      "user@",
      "@host",
      "a/b",
      "ssh://a",
      "é",
      "a".repeat(256),
    ]) {
      assert.equal(parseTarget(`ssh:${host}`), undefined, host);
    }
    for (const text of ["", "Local", "db1", "ssh", "qemu:///system"]) {
      assert.equal(parseTarget(text), undefined, text);
    }
  });
});

describe("a guest as a target", () => {
  const here = { uri: "qemu:///system", sshHost: null, sshPort: null };
  const accepted: readonly (readonly [string, unknown, string])[] = [
    ["qemu:///system#db 1", here, "db 1"],
    ["qemu:///session#-x", { ...here, uri: "qemu:///session" }, "-x"],
    ["qemu+ssh://hv/system#a#b", { ...here, sshHost: "hv" }, "a#b"],
    [
      "qemu+ssh://root@hv.example:2222/system#é'\"$(id)",
      { ...here, sshHost: "root@hv.example", sshPort: 2222 },
      "é'\"$(id)",
    ],
    ["qemu+ssh://[2001:db8::1]:22/system#x", { ...here, sshHost: "2001:db8::1", sshPort: 22 }, "x"],
  ];
  for (const [text, hypervisor, domain] of accepted) {
    it(`is read and written: ${text}`, () => {
      assert.deepEqual(parseTarget(text), { kind: "guest", hypervisor, domain });
      assert.equal(formatTarget(parseTarget(text) ?? { kind: "local" }), text);
    });
  }

  for (const text of [
    "qemu:///system",
    "qemu:///system#",
    "qemu:///system#a\nb",
    "qemu:///embed?root=/x#a",
    "qemu+tcp://hv/system#a",
    "qemu+ssh:///system#a",
    "qemu+ssh://-oProxyCommand=id/system#a",
    "qemu+ssh://$(id)/system#a",
    "qemu+ssh://a b/system#a",
    "qemu+ssh://hv/system?command=/tmp/x#a",
    "qemu+ssh://hv/../system#a",
    "qemu://hv/system#a",
    "test:///default#a",
  ]) {
    it(`is not: ${JSON.stringify(text)}`, () => {
      assert.equal(parseTarget(text), undefined);
    });
  }
});

const wrongTarget =
  "The target must be `local`, `ssh:HOST` with HOST as your ssh knows it, or a guest of a hypervisor: " +
  "`qemu:///system#DOMAIN` or `qemu+ssh://HOST/system#DOMAIN`.";

describe("a plan", () => {
  it("has modest defaults", () => {
    const { plan } = makePlan({ target: "local" });
    assert.deepEqual(
      { ...plan, job: "" },
      {
        target: { kind: "local" },
        directory: ".",
        workload: workload("sync-write-8k"),
        settings: {
          sizeBytes: 1024 ** 3,
          runtimeSeconds: 30,
          rampSeconds: 5,
          blockSizeBytes: 8192,
          jobs: 1,
          queueDepth: 1,
          engine: "psync",
        },
        repeat: 1,
        untilWithin: null,
        layoutBytes: 1024 ** 3,
        overwrites: true,
        durationSeconds: 35,
        job: "",
        ignoredOptions: [],
        anyFilesystem: false,
        sshConfig: null,
        guestUser: null,
        expectedXml: null,
        guestName: null,
        disk: null,
        via: "ssh",
      },
    );
  });

  it("never writes more than was asked for", () => {
    const sizeBytes = 100_000_000;
    const { plan } = makePlan({ target: "local", workload: "seq-write-1m", sizeBytes });
    assert.equal(plan?.layoutBytes, 64 * 1024 ** 2);
    assert.match(plan.job, /^size=2097152$/m);
  });

  it("counts all repeats with their warm-up", () => {
    const { plan } = makePlan({ target: "local", runtimeSeconds: 10, repeat: 3 });
    assert.equal(plan?.settings.rampSeconds, 2);
    assert.equal(plan.durationSeconds, 36);
  });

  it("goes on until the runs agree, twenty times at most", () => {
    const { plan } = makePlan({ target: "local", untilWithin: 0.05 });
    assert.deepEqual([plan?.untilWithin, plan?.repeat], [0.05, 20]);
    const few = makePlan({ target: "local", untilWithin: 0.05, repeat: 5 });
    assert.equal(
      few.problem,
      "The number of repeats must be between 6 and 100, for an interval to be known.",
    );
    assert.equal(
      makePlan({ target: "local", untilWithin: 2 }).problem,
      "The interval to reach must be between 0.5 % and 100 %.",
    );
  });

  it("says what is wrong with a request", () => {
    const problems: readonly (readonly [Partial<BenchmarkRequest>, string])[] = [
      [{ target: "ssh:-x" }, wrongTarget],
      [{ sizeBytes: 1024 ** 2 }, "The size must be between 64 MiB and 1 TiB."],
      [{ sizeBytes: 2 * 1024 ** 4 }, "The size must be between 64 MiB and 1 TiB."],
      [{ sizeBytes: Number.NaN }, "The size must be between 64 MiB and 1 TiB."],
      [{ runtimeSeconds: 0 }, "The runtime must be a whole number of seconds between 1 and 3600."],
      [
        { runtimeSeconds: 1.5 },
        "The runtime must be a whole number of seconds between 1 and 3600.",
      ],
      [{ repeat: 101 }, "The number of repeats must be between 1 and 100."],
      [{ directory: "" }, "The directory must not be empty."],
      [{ directory: "a\nb" }, "The directory must not contain control characters."],
    ];
    for (const [request, problem] of problems) {
      assert.deepEqual(makePlan({ target: "local", ...request }), { problem });
    }
  });

  it("of a guest names its disk and the way into it", () => {
    const target = "qemu+ssh://hv/system#db1";
    const { plan } = makePlan({ target, disk: "vda", via: "agent" });
    assert.ok(plan !== undefined);
    assert.match(
      confirmation(plan),
      /^Benchmark of db1 on hv: .*\n {2}through {4}the QEMU guest agent, which runs everything as root in the guest\n {2}directory {2}one on its disk vda that the login may write to, in a new directory/,
    );
    const uuid = "24528d96-33db-5bfa-9917-b6e613d13f70";
    const { plan: named } = makePlan({
      target: `qemu:///system#${uuid}`,
      expectedXml: "<domain><name>db1</name></domain>",
    });
    assert.ok(named !== undefined);
    const first = `Benchmark of db1 (${uuid}) on this machine: 8 KiB random synchronous writes`;
    assert.equal(confirmation(named).split("\n")[0], first);
    assert.match(
      makePlan({ target: "ssh:db1", disk: "vda" }).problem ?? "",
      /through its hypervisor/,
    );
    assert.match(
      makePlan({ target: "local", via: "agent" }).problem ?? "",
      /through its hypervisor/,
    );
    assert.match(makePlan({ target, disk: "vda; rm -rf /" }).problem ?? "", /named as the domain/);
  });

  it("is confirmed with host, directory, bytes written and duration", () => {
    const text = (request: BenchmarkRequest): string => {
      const { plan } = makePlan(request);
      assert.ok(plan !== undefined);
      return confirmation(plan);
    };
    assert.equal(
      text({ target: "ssh:root@db1", directory: "/var/lib/db" }),
      `Benchmark of root@db1: 8 KiB random synchronous writes
  directory  /var/lib/db, in a new directory that is removed afterwards
  writes     1 GiB (1 file), then overwrites it as fast as the disk takes it
  takes      35 s, and the time to write the 1 GiB
The disk will be busy all that time, and whatever else uses it will be slow.
Think twice where somebody depends on it: it is 35 s of 8 KiB random synchronous writes.`,
    );
    assert.equal(
      text({ target: "ssh:db1", workload: "rand-read-4k", sizeBytes: 4 * 1024 ** 3, repeat: 6 }),
      `Benchmark of db1: 4 KiB random reads
  directory  the login directory, in a new directory that is removed afterwards
  writes     4 GiB (32 files), then only reads them
  takes      4 min (6 runs of 35 s), and the time to write the 4 GiB
The disk will be busy all that time, and whatever else uses it will be slow.
Think twice where somebody depends on it: it is 4 min (6 runs of 35 s) of 4 KiB random reads.`,
    );
  });

  it("is confirmed in a dialog by paragraphs", () => {
    const { plan } = makePlan({ target: "ssh:root@db1", directory: "/var/lib/db" });
    assert.ok(plan !== undefined);
    assert.equal(
      confirmationMessage(plan),
      `Benchmark of root@db1: 8 KiB random synchronous writes

Directory: /var/lib/db, in a new directory that is removed afterwards
Writes: 1 GiB (1 file), then overwrites it as fast as the disk takes it
Takes: 35 s, and the time to write the 1 GiB

The disk will be busy all that time, and whatever else uses it will be slow. Think twice where somebody depends on it: it is 35 s of 8 KiB random synchronous writes.`,
    );
  });
});
