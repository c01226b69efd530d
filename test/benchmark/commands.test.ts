import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { storeRun } from "../../server/src/benchmark/index.js";
import { benchmark } from "../../server/src/cli/benchmark.js";
import { UsageError } from "../../server/src/cli/command-line.js";
import type { Command } from "../../server/src/cli/command.js";
import { compare } from "../../server/src/cli/compare.js";
import { parseSize } from "../../server/src/cli/size.js";
import { runsJson } from "../../server/src/core/report/run-json.js";
import { sampleRun } from "../support/benchmark-run.js";
import { capturedIo } from "../support/captured-io.js";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "vl-commands-"));
});
after(() => {
  rmSync(folder, { recursive: true });
});

async function run(command: Command, args: readonly string[], typed?: string) {
  const env = { XDG_STATE_HOME: folder };
  const { io, out, err } = capturedIo({ cwd: folder, env, ...(typed !== undefined && { typed }) });
  const status = await command(args, io);
  return { status, out: out(), err: err() };
}

async function usageError(command: Command, args: readonly string[]): Promise<string> {
  try {
    await run(command, args);
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return error.message;
  }
  assert.fail("it was accepted");
}

describe("a size", () => {
  it("has a unit of 1024 or 1000", () => {
    assert.deepEqual(
      ["4096", "64M", "64MiB", "1.5 GiB", "1g", "1GB", "1T", "1KB", "7B"].map(parseSize),
      [4096, 64 * 1024 ** 2, 64 * 1024 ** 2, 1.5 * 1024 ** 3, 1024 ** 3, 1e9, 1024 ** 4, 1000, 7],
    );
    for (const text of ["", "M", "-1", "1e9", "1 X", "0x10", "1MiBx", "99999999T"]) {
      assert.equal(parseSize(text), undefined, text);
    }
  });
});

describe("virt-latency benchmark", () => {
  it("explains itself", async () => {
    const { status, out } = await run(benchmark, ["--help"]);
    assert.equal(status, 0);
    assert.match(out, /^usage: virt-latency benchmark \[FLAGS\] TARGET\n/);
    assert.match(out, /\n {2}sync-write-8k {2}8 KiB random synchronous writes\n/);
  });

  it("says what is wrong with its arguments", async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], "takes a target: local, ssh:HOST, or LIBVIRT-URI#DOMAIN"],
      [["local", "ssh:a", "local"], "The target local is named twice."],
      [
        Array.from({ length: 9 }, (_, index) => `ssh:${index}`),
        "At most 8 targets are measured at once.",
      ],
      [
        ["local", "ssh:a", "--against", "ssh:b"],
        "--against is for a single target; --against-alone is for several",
      ],
      [
        ["local", "ssh:a", "--against-alone", "--repeat", "5"],
        "A verdict takes at least 6 repeats.",
      ],
      [
        ["local", "ssh:a", "--until", "5%"],
        "Only for a verdict can several targets be repeated until it is narrow.",
      ],
      [["local", "--live"], "--live is for several targets"],
      [
        ["ssh:-x"],
        "The target must be `local`, `ssh:HOST` with HOST as your ssh knows it, or a guest",
      ],
      [["local", "--size", "big"], "--size takes a size such as 4GiB, not 'big'"],
      [["local", "--size", "1M"], "The size must be between 64 MiB and 1 TiB."],
      [["local", "--runtime", "1m"], "--runtime takes a whole number of seconds, not '1m'"],
      [["local", "--repeat", "0"], "The number of repeats must be between 1 and 100."],
      [
        ["local", "--workload", "sync-write"],
        "--workload takes sync-write-8k, rand-read-4k, rand-write-4k, seq-read-1m, seq-write-1m, rand-mixed-8k, wal-fdatasync, not 'sync-write'.",
      ],
    ];
    for (const [args, message] of wrong) {
      const found = await usageError(benchmark, args);
      assert.ok(found.startsWith(message), found);
    }
  });

  it("refuses the settings of a guest for what is none", async () => {
    const file = join(folder, "db.xml");
    writeFileSync(file, "<domain/>");
    for (const target of ["local", "ssh:db1"]) {
      assert.equal(
        await usageError(benchmark, [target, "--xml", file, "--yes"]),
        "--xml is for a guest that is found through its hypervisor",
      );
    }
    assert.equal(
      await usageError(benchmark, ["qemu:///system#db1", "--xml", file, "--against", "local"]),
      "--xml is for a guest that is found through its hypervisor",
    );
  });

  it("starts nothing without an agreement", async () => {
    const message = await usageError(benchmark, ["local"]);
    assert.ok(
      message.startsWith(
        "there is no terminal to ask on. Add --yes if you agree to this:\n" +
          `Benchmark of this machine: 8 KiB random synchronous writes\n  directory  ${folder}, in a new`,
      ),
      message,
    );
    for (const typed of ["n\n", "\n", "yesterday\n"]) {
      const { status, out, err } = await run(benchmark, ["local"], typed);
      assert.equal(status, 0);
      assert.equal(out, "");
      assert.match(err, /Go on\? \[y\/N\] .*Nothing was done\.\n$/s);
    }
  });
});

describe("virt-latency compare", () => {
  it("compares files and stored runs", async () => {
    const run1 = sampleRun({ id: "one" });
    const run2 = sampleRun({ id: "two" });
    await storeRun(join(folder, "virt-latency", "runs"), run1);
    writeFileSync(join(folder, "two.json"), runsJson([run2]));
    const { status, out, err } = await run(compare, ["one", "two.json"]);
    assert.equal(status, 0);
    assert.equal(err, "");
    assert.match(out, /^No verdict\.\n\nbase one {2}8 KiB .*\nnew {2}two {2}8 KiB /);
    assert.match(out, /\nThere is no verdict on 1 run and 1 run: /);
    const json = await run(compare, ["one", "./two.json", "--format", "json"]);
    const document = JSON.parse(json.out) as { version: number; base: unknown; changed: unknown };
    assert.equal(document.version, 1);
    assert.deepEqual([document.base, document.changed], [[run1], [run2]]);
  });

  it("writes the same for a spreadsheet, a wiki and a browser", async () => {
    const names = ["r1", "r2"].map((id) => {
      writeFileSync(join(folder, `${id}.json`), runsJson([sampleRun({ id })]));
      return `${id}.json`;
    });
    const csv = await run(compare, [...names, "--format", "csv"]);
    assert.equal(csv.out.split("\r\n")[1], "write,iops,per-second,higher,17800,17800,1,,,");
    const markdown = await run(compare, [...names, "--format", "markdown"]);
    assert.match(markdown.out, /\n\| write IOPS \| 17\.8k \| 17\.8k \| 1x \| - \| - \|\n/);
  });

  it("ends with status 1 where the budget or the verdict says so", async () => {
    const six = (iops: number, minute: (index: number) => number) =>
      runsJson(
        Array.from({ length: 6 }, (_, index) =>
          sampleRun({
            id: `run-${index}`,
            time: `2026-11-22T19:${String(minute(index)).padStart(2, "0")}:00.000Z`,
            results: sampleRun().results.map((result) => ({ ...result, iops: iops + index })),
          }),
        ),
      );
    writeFileSync(
      join(folder, "before.json"),
      six(1000, (index) => 2 * index),
    );
    writeFileSync(
      join(folder, "slow.json"),
      six(800, (index) => 2 * index + 1),
    );
    const slower = await run(compare, ["before.json", "slow.json", "--fail-if-slower"]);
    assert.match(slower.out, /^Slower: write IOPS 1003, then 803, lower by at least 19\.\d %\.\n/);
    assert.equal(slower.status, 1);
    assert.equal((await run(compare, ["before.json", "slow.json"])).status, 0);
    assert.equal((await run(compare, ["slow.json", "before.json", "--fail-if-slower"])).status, 0);

    const budgets = { "sync-write-8k": { iops: 900, p99LatencyNs: 1_000_000 } };
    writeFileSync(join(folder, "limits.json"), JSON.stringify({ benchmark: { budgets } }));
    const missed = await run(compare, ["before.json", "slow.json", "--config", "limits.json"]);
    assert.equal(missed.status, 1);
    assert.equal(missed.err, "Over budget: sync-write-8k: 803 IOPS, below the budget of 900.\n");
    writeFileSync(join(folder, "wrong.json"), '{ "benchmark": { "budget": {} } }');
    assert.match(
      await usageError(compare, ["before.json", "slow.json", "--config", "wrong.json"]),
      /`budget` is not a setting here\. Did you mean `budgets`\?$/,
    );
  });

  it("says what it cannot read", async () => {
    writeFileSync(join(folder, "bad.json"), "{}");
    const stored = join(folder, "virt-latency", "runs", "three.json");
    assert.equal(
      await usageError(compare, ["three", "bad.json"]),
      `Cannot read ${stored} (ENOENT). Name a file that \`virt-latency benchmark\` has written, or the id of a stored run.`,
    );
    assert.match(
      await usageError(compare, ["bad.json", "bad.json"]),
      /^Cannot read .*bad\.json as a benchmark run\. It is not a benchmark run \(version: /,
    );
    assert.equal(await usageError(compare, ["one"]), "takes two runs: BASE and NEW");
  });
});
