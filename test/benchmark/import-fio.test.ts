import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { BenchmarkError, importFio } from "../../server/src/benchmark/index.js";
import { importRuns } from "../../server/src/cli/import.js";
import { runs } from "../../server/src/cli/runs.js";
import { readRuns } from "../../server/src/core/benchmark/read-run.js";
import { runsJson } from "../../server/src/core/report/run-json.js";
import { capturedIo } from "../support/captured-io.js";

const folder = fileURLToPath(new URL("../fixtures/fio/json/", import.meta.url));
const fixture = (name: string): string => readFileSync(join(folder, name), "utf8");
const time = "2026-11-22T19:00:00.000Z";

describe("what another fio printed", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    it(`becomes runs that are stored and read again: ${name}`, () => {
      const imported = importFio(fixture(name), "ssh:db1", time);
      assert.notEqual(imported.length, 0);
      for (const run of imported) {
        // Before 2.1.14 fio does not count its requests.
        assert.equal(run.status, name === "fio-2.1.11.json" ? "failed" : "complete");
        assert.equal(run.target, "ssh:db1");
        assert.ok(run.results.every(({ iops, latency }) => iops > 0 && latency.meanNs > 0));
      }
      assert.deepEqual(readRuns(runsJson(imported)).runs, imported);
    });
  }

  it("is refused where there is no report", () => {
    assert.throws(
      () => importFio("hello\n{\n}\n", "local", time),
      (error) =>
        error instanceof BenchmarkError && error.message === "There is no report of fio in it.",
    );
  });
});

describe("virt-latency import and runs", () => {
  let state = "";
  before(() => {
    state = mkdtempSync(join(tmpdir(), "vl-import-"));
  });
  after(() => {
    rmSync(state, { recursive: true });
  });

  it("keep and list them", async () => {
    const world = () => capturedIo({ cwd: folder, env: { XDG_STATE_HOME: state } });
    const first = world();
    const args = ["fio-3.33.plus.json", "--target", "qemu:///system#db"];
    assert.equal(await importRuns(args, first.io), 0);
    assert.match(first.err(), /^(?:Kept in .*\n)+$/);
    const list = world();
    assert.equal(await runs([], list.io), 0);
    assert.match(
      list.out(),
      /^\d{8}T\d{6}Z-[0-9a-f]{6} {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}qemu:\/\/\/system#db {2}custom {2}\w+ \S+ IOPS/,
    );
    const id = list.out().split(" ")[0] ?? "";
    const one = world();
    assert.equal(await runs([id, "--format", "json"], one.io), 0);
    assert.equal(readRuns(one.out()).runs?.[0]?.id, id);
    const none = world();
    assert.equal(await runs(["--guest", "other"], none.io), 0);
    assert.equal(none.out(), "");
    await assert.rejects(runs(["nope"], world().io), /there is no run nope/);
    await assert.rejects(importRuns(["../stream"], world().io), /cannot read/);
  });
});
