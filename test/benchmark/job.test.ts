import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { layoutJob, measureJob, readJob, writeJob } from "../../server/src/core/benchmark/job.js";
import { makePlan } from "../../server/src/core/benchmark/plan.js";
import { workload, workloadNames } from "../../server/src/core/benchmark/workloads.js";

describe("a fio job", () => {
  it("is a readable file that says everything", () => {
    const { plan } = makePlan({ target: "local" });
    assert.equal(
      plan?.job,
      `[global]
thread=1
direct=1
time_based=1
ramp_time=5
runtime=30
group_reporting=1
randrepeat=0
norandommap=1
refill_buffers=1
invalidate=1
fallocate=none
overwrite=1
nrfiles=1
filename_format=vl.$jobnum
size=1073741824
percentile_list=50:90:95:99:99.5:99.9:99.95:99.99

[sync-write-8k]
rw=randwrite
bs=8k
ioengine=psync
numjobs=1
sync=1
`,
    );
  });

  it("differs between the workloads in its own section and the size of its files only", () => {
    const sections = workloadNames.map((name) => {
      const { plan } = makePlan({ target: "local", workload: name });
      const job = readJob(plan?.job ?? "");
      return [job?.name, job?.global["size"], job?.options];
    });
    const size = String(1024 ** 3 / 32);
    const deep = { ioengine: "libaio", iodepth: "10", numjobs: "32" };
    assert.deepEqual(sections, [
      [
        "sync-write-8k",
        String(1024 ** 3),
        { rw: "randwrite", bs: "8k", ioengine: "psync", numjobs: "1", sync: "1" },
      ],
      ["rand-read-4k", size, { rw: "randread", bs: "4k", ...deep }],
      ["rand-write-4k", size, { rw: "randwrite", bs: "4k", ...deep }],
      ["seq-read-1m", size, { rw: "read", bs: "1024k", ...deep }],
      ["seq-write-1m", size, { rw: "write", bs: "1024k", ...deep }],
      [
        "rand-mixed-8k",
        String(1024 ** 3 / 4),
        {
          rw: "randrw",
          bs: "8k",
          ioengine: "libaio",
          iodepth: "16",
          numjobs: "4",
          rwmixread: "70",
        },
      ],
      [
        "wal-fdatasync",
        String(1024 ** 3),
        {
          rw: "write",
          bs: "8k",
          ioengine: "psync",
          numjobs: "1",
          direct: "0",
          fdatasync: "1",
        },
      ],
    ]);
  });

  it("is laid out by the same job, which then only creates the files", () => {
    for (const name of workloadNames) {
      const { plan } = makePlan({ target: "local", workload: name });
      assert.ok(plan !== undefined);
      const measured = readJob(measureJob(workload(name), plan.settings));
      const laidOut = readJob(layoutJob(workload(name), plan.settings));
      assert.deepEqual(laidOut, {
        ...measured,
        global: { ...measured?.global, create_only: "1" },
      });
    }
  });

  it("never has an option or a character for which INI and fio differ", () => {
    const options = (key: string, value: string) => ({
      global: {},
      name: "x",
      options: { [key]: value },
    });
    for (const value of [
      "a b",
      "a;b",
      "a#b",
      'a"b',
      "a=b",
      "[a]",
      "a\nexec_prerun=id",
      "$ncpus",
      "",
      "é",
    ]) {
      assert.throws(() => writeJob(options("size", value)), /Bad fio option/, value);
    }
    for (const key of ["exec_prerun", "filename", "directory", "__proto__x", "include"]) {
      assert.throws(() => writeJob(options(key, "1")), /Bad fio option/, key);
    }
    for (const name of ["global", "a.b", "a b", "", "[x]", "x".repeat(41)]) {
      assert.throws(() => writeJob({ global: {}, name, options: {} }), /Bad job name/, name);
    }
  });

  it("is read only when it is one of ours", () => {
    const { plan } = makePlan({ target: "local" });
    const good = plan?.job ?? "";
    assert.notEqual(readJob(good), undefined);
    for (const bad of [
      "",
      "[global]\n",
      "x=1\n",
      good.replace("bs=8k", "bs=8k\nexec_prerun=id"),
      good.replace("bs=8k", "bs=8k;x"),
      good.replace("bs=8k", 'bs="8k"'),
      good.replace("bs=8k", "bs = 8k"),
      good.replace("bs=8k", "; bs=8k"),
      good.replace("vl.$jobnum", "/etc/passwd"),
      `${good}\n[another]\nbs=4k\n`,
      good.replace("[global]", "[other]"),
      good.replace("bs=8k", "bs[]=8k"),
      good.replace("[sync-write-8k]", "[a.b]"),
    ]) {
      assert.equal(readJob(bad), undefined, bad);
    }
  });
});
