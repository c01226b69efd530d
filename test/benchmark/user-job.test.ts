import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makePlan } from "../../server/src/core/benchmark/plan.js";
import { readUserJob } from "../../server/src/core/benchmark/user-job.js";
import { confirmation } from "../../server/src/core/report/plan-text.js";

const job = (...options: string[]): string => ["[mine]", ...options].join("\n");

describe("a job file of the user's own", () => {
  it("is reduced to the load that it describes", () => {
    const { job: found } = readUserJob(
      [
        "; a comment",
        "[global]",
        "ioengine=io_uring",
        "direct=1 ; as a database does",
        "size=2g",
        "runtime=1m",
        "time_based",
        "group_reporting",
        "[oltp]",
        "readwrite = randrw",
        "rwmixread=80",
        "blocksize=16k",
        "iodepth=8",
        "numjobs=3",
        "",
      ].join("\r\n"),
    );
    assert.deepEqual(found, {
      load: {
        name: "custom",
        title: "Your own fio job",
        summary: "What the job file says, on files that virt-latency makes and removes.",
        rw: "randrw",
        blockSizeBytes: 16_384,
        jobs: 3,
        queueDepth: 8,
        engine: "io_uring",
        sync: false,
        more: { direct: "1", rwmixread: "80" },
      },
      sizeBytes: 6 * 1024 ** 3,
      runtimeSeconds: 60,
      ignored: ["time_based", "group_reporting"],
    });
  });

  it("becomes a job with everything that virt-latency decides", () => {
    const { plan } = makePlan({ target: "local", userJob: job("rw=write", "bs=512", "fsync=8") });
    assert.equal(plan?.workload.name, "custom");
    assert.match(plan.job, /^\[global\]\nthread=1\ndirect=1\ntime_based=1\n/);
    assert.match(plan.job, /\n\[custom\]\nrw=write\nbs=512\nioengine=psync\nnumjobs=1\nfsync=8\n$/);
    assert.equal(plan.overwrites, true);
  });

  it("is agreed to with what is not taken over", () => {
    const { plan } = makePlan({ target: "local", userJob: job("time_based", "ramp_time=60") });
    assert.ok(plan !== undefined);
    assert.match(confirmation(plan), /\n {2}ignores {4}time_based, ramp_time of the job file\n/);
    const named = makePlan({ target: "local" }).plan;
    assert.ok(named !== undefined);
    assert.doesNotMatch(confirmation(named), /ignores/);
  });

  it("keeps one request in flight where the engine is synchronous", () => {
    const { job: found } = readUserJob(job("ioengine=sync", "iodepth=32"));
    assert.deepEqual([found?.load.engine, found?.load.queueDepth], ["psync", 1]);
  });

  const hostile = [
    "filename=/dev/sda",
    "filename_format=../../$jobnum",
    "directory=/etc",
    "exec_prerun=reboot",
    "exec_postrun=reboot",
    "include=/etc/passwd",
    "ioengine=external:/tmp/x.so",
    "ioengine=exec",
    "ioengine=net",
    "write_lat_log=/etc/x",
    "opendir=/",
    "trigger=reboot",
    "allow_mounted_write=1",
    "random_distribution=zoned:$(id)",
    "rwmixread=$ncpus",
    "bs=4k,8k",
    "bssplit=4k/50",
    "size=100%",
    "runtime=1d",
    "numjobs=2x",
    "numjobs=100000",
    "rw=randtrim",
    "sync=dsync",
    "verify=md5",
  ];
  for (const line of hostile) {
    it(`refuses ${line}, and names it`, () => {
      const { job: found, problem } = readUserJob(job(line));
      assert.equal(found, undefined);
      assert.ok(problem.includes(`sets ${line.split("=")[0] ?? ""}`), problem);
    });
  }

  it("says what is missing or too much", () => {
    const problem = (text: string): string | undefined => readUserJob(text).problem;
    assert.equal(problem(""), "The job file has no job: a section such as [mine].");
    assert.equal(
      problem("[global]\nrw=read"),
      "The job file has no job: a section such as [mine].",
    );
    assert.equal(
      problem("[a]\nrw=read\n[b]\nrw=write"),
      "The job file has 2 jobs ([a], [b]); one can be measured at a time.",
    );
    assert.equal(problem("rw=read\n[a]"), "Line 1 of the job file is before any section.");
    assert.equal(problem("[a]\n\u0000\u0001"), "Line 2 of the job file is no option of fio.");
    assert.equal(
      makePlan({ target: "local", workload: "seq-read-1m", userJob: job() }).problem,
      "Take either a workload or a job file.",
    );
  });
});
