import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { loadRuns } from "../../../server/src/benchmark/index.js";
import { benchmark } from "../../../server/src/cli/benchmark.js";
import { readRuns } from "../../../server/src/core/benchmark/read-run.js";
import { nothingLeft } from "../../support/benchmark-leftovers.js";
import { capturedIo } from "../../support/captured-io.js";
import { type SmallDisk, mountSmallDisk } from "../../support/small-disk.js";

let directory = "";
let state = "";
before(() => {
  directory = mkdtempSync(join(tmpdir(), "vl-command-"));
  state = mkdtempSync(join(tmpdir(), "vl-state-"));
});
after(() => {
  rmSync(directory, { recursive: true });
  rmSync(state, { recursive: true });
});
afterEach(() => nothingLeft(directory));

const quick = ["local", "--size", "64MiB", "--runtime", "1"];

function world(more: Partial<Parameters<typeof capturedIo>[0]> = {}) {
  return capturedIo({ cwd: directory, env: { XDG_STATE_HOME: state }, ...more });
}

describe("virt-latency benchmark on this machine", () => {
  it("asks, measures, prints the figures and keeps the run", async () => {
    const { io, out, err } = world({ typed: "y\n" });
    // Whoever reads the figures may stop reading, so the run has been kept by then.
    let keptBefore: boolean | undefined;
    io.stdout.once("data", () => {
      keptBefore = err().includes("Kept in ");
    });
    assert.equal(await benchmark(quick, io), 0);
    assert.equal(keptBefore, true);
    assert.match(out(), /^8 KiB random synchronous writes on local:/);
    assert.match(err(), /laying out files\n[^]*measuring: \d+.*IOPS[^]*Kept in /);
    const path = /Kept in (.*)\n$/.exec(err())?.[1] ?? "";
    const [run] = await loadRuns(path);
    assert.equal(run?.status, "complete");
    // A percentile that fewer than ten requests exceeded is not given.
    const isTelling = (run.results[0]?.latency.count ?? 0) >= 10_000;
    assert.match(out(), isTelling ? /\n {2}p99\.9 {6}\d/ : /\n {2}p99\.9 {6}too few requests\n/);
    assert.ok(path.startsWith(join(state, "virt-latency", "runs")));
  });

  it("prints JSON and nothing else, and writes the same to a file", async () => {
    const { io, out } = world();
    const args = [...quick, "--yes", "--format", "json", "--output", "runs.json", "--repeat", "2"];
    assert.equal(await benchmark(args, io), 0);
    const { runs } = readRuns(out());
    assert.equal(runs?.length, 2);
    const file = join(directory, "runs.json");
    assert.equal(readFileSync(file, "utf8"), out());
    rmSync(file);
  });

  it("keeps a cancelled run and ends as an interrupted program does", async () => {
    const controller = new AbortController();
    const { io, out } = world({
      signal: controller.signal,
      onError: (text) => {
        if (text.includes("measuring:")) controller.abort();
      },
    });
    assert.equal(await benchmark([...quick.slice(0, 3), "--runtime", "30", "--yes"], io), 130);
    assert.match(out(), /^8 KiB random synchronous writes on local:.* \(cancelled\)\n/);
  });

  it("is cancelled before anything is measured", async () => {
    const { io, out, err } = world({ signal: AbortSignal.abort() });
    assert.equal(await benchmark([...quick, "--yes"], io), 130);
    assert.equal(out(), "");
    assert.match(err(), /was cancelled before anything was measured\.\n$/);
  });

  it("says why it failed", async () => {
    const { io, out, err } = world();
    const status = await benchmark([...quick, "--yes", "--directory", "missing"], io);
    assert.equal(status, 3);
    assert.equal(out(), "");
    assert.ok(
      err().endsWith(
        `virt-latency benchmark: There is no directory ${join(directory, "missing")} on the target. ` +
          "Name one with --directory, on the disk that is to be measured.\n",
      ),
      err(),
    );
  });

  describe("with a full disk of its own", () => {
    let disk: SmallDisk;
    before(() => {
      disk = mountSmallDisk("tmpfs", 1);
      writeFileSync(join(disk.directory, "full"), Buffer.alloc(1024 ** 2 - 8192));
    });
    after(() => {
      disk.unmount();
    });

    it("still prints the figures, and keeps the run with the others", async () => {
      const { io, out, err } = world();
      const output = join(disk.directory, "run.json");
      assert.equal(await benchmark([...quick, "--yes", "--output", output], io), 3);
      assert.match(out(), /\n {2}p99 /);
      const [, kept = ""] = /^Kept in (.*)$/m.exec(err()) ?? [];
      assert.equal(kept.startsWith(state), true, err());
      assert.equal((await loadRuns(kept)).length, 1);
      assert.ok(
        err().endsWith(
          `virt-latency benchmark: Cannot write ${output} (no space left). ` +
            "Free some space there, or name another place with --output.\n",
        ),
        err(),
      );
      assert.deepEqual(readdirSync(disk.directory), ["full"]);
    });
  });
});
