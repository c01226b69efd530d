import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import {
  BenchmarkError,
  defaultRunsFolder,
  listRuns,
  loadRuns,
  storeRun,
} from "../../server/src/benchmark/index.js";
import { readRuns } from "../../server/src/core/benchmark/read-run.js";
import { runsJson } from "../../server/src/core/report/run-json.js";
import { sampleLatency, sampleRun } from "../support/benchmark-run.js";

describe("a run as JSON", () => {
  it("is read back as it was, alone and with others", () => {
    const run = sampleRun({ flush: sampleLatency, problems: ["a"], notes: ["b"] });
    assert.deepEqual(readRuns(JSON.stringify(run)), { runs: [run] });
    const other = sampleRun({ id: "x", status: "cancelled", results: [], samples: [] });
    assert.deepEqual(readRuns(runsJson([run, other])), { runs: [run, other] });
  });

  it("is refused with the place that is wrong", () => {
    const problem = (value: unknown): string | undefined => readRuns(JSON.stringify(value)).problem;
    const run = sampleRun();
    assert.equal(readRuns("{").problem, "It is not JSON.");
    assert.equal(
      problem({ ...run, version: 2 }),
      "It has version 2, and this virt-latency reads version 1 only.",
    );
    for (const [changed, place] of [
      [{ ...run, id: "../../etc/passwd" }, "id"],
      [{ ...run, target: "ssh:-oProxyCommand=id" }, "target"],
      [{ ...run, workload: "constructor" }, "workload"],
      [{ ...run, job: run.job.replace("bs=8k", "exec_prerun=id") }, "job"],
      [{ ...run, time: "yesterday" }, "time"],
      [{ ...run, samples: [{ ...run.samples[0], iops: "1" }] }, "samples.0.iops"],
      [{ ...run, results: [{ ...run.results[0], ios: -1 }] }, "results.0.ios"],
      [{ version: 1, runs: [{ ...run, id: 1 }] }, "runs.0.id"],
      [{ version: 1, runs: [] }, "runs"],
      [[], "version"],
      [null, "top level"],
    ] as const) {
      const text = problem(changed) ?? "";
      assert.ok(text.startsWith(`It is not a benchmark run (${place}: `), text);
    }
  });
});

describe("the store of runs", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vl-store-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("is where the XDG specification says", () => {
    assert.equal(
      defaultRunsFolder({ HOME: "/home/me" }),
      "/home/me/.local/state/virt-latency/runs",
    );
    assert.equal(
      defaultRunsFolder({ HOME: "/home/me", XDG_STATE_HOME: "/state" }),
      "/state/virt-latency/runs",
    );
    assert.equal(
      defaultRunsFolder({ HOME: "/home/me", XDG_STATE_HOME: "relative" }),
      "/home/me/.local/state/virt-latency/runs",
    );
  });

  it("is nowhere for a user without a home, and never where the program is started", () => {
    for (const env of [{ HOME: "" }, { HOME: "me" }, { HOME: "", XDG_STATE_HOME: "state" }]) {
      assert.throws(() => defaultRunsFolder(env), /^BenchmarkError: There is no home folder/);
    }
  });

  it("passes by what is no file and may never end", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.json")]);
    await storeRun(folder, sampleRun());
    const { runs, problems } = await listRuns(folder);
    assert.equal(runs.length, 1);
    assert.deepEqual(problems, [
      `Cannot read ${join(folder, "pipe.json")} (is not a regular file).`,
    ]);
  });

  it("keeps each run in a file of its own, and lists the newest first", async () => {
    const runs = join(folder, "a", "b");
    const older = sampleRun();
    const newer = sampleRun({ id: "20261123T000000Z-000000", time: "2026-11-23T00:00:00.000Z" });
    assert.deepEqual(await listRuns(runs), { runs: [], problems: [] });
    assert.equal(await storeRun(runs, older), join(runs, `${older.id}.json`));
    await storeRun(runs, newer);
    assert.deepEqual(readdirSync(runs), [`${older.id}.json`, `${newer.id}.json`]);
    assert.deepEqual(await loadRuns(join(runs, `${older.id}.json`)), [older]);
    writeFileSync(join(runs, "other.json"), "{}");
    writeFileSync(join(runs, "notes.txt"), "not mine");
    const listed = await listRuns(runs);
    assert.deepEqual(listed.runs, [newer, older]);
    assert.equal(listed.problems.length, 1);
    assert.ok(
      listed.problems[0]?.startsWith(
        `Cannot read ${join(runs, "other.json")} as a benchmark run. It is not a benchmark run (`,
      ),
    );
  });

  it("says what to do when it cannot write, and leaves no piece of a file", async () => {
    const notAFolder = join(folder, "file");
    writeFileSync(notAFolder, "");
    const error = await storeRun(join(notAFolder, "runs"), sampleRun()).catch(
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof BenchmarkError);
    assert.equal(error.code, "storage");
    assert.match(error.message, /^Cannot write .*\.json \(ENOTDIR\)\.$/);
    assert.equal(error.hint, "Set XDG_STATE_HOME to another place.");
  });
});
