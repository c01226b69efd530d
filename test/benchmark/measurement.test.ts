import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  Measurement,
  type MeasurementEnd,
  type MeasurementNews,
  type MeasurementResult,
} from "../../server/src/core/benchmark/measurement.js";
import { fioFixture } from "../support/fio-fixtures.js";

const goodEnd: MeasurementEnd = {
  exitCode: 0,
  cancelled: false,
  isOverdue: false,
  devices: ["vda"],
};

function follow(
  text: string,
  end: Partial<MeasurementEnd> = {},
): MeasurementResult & { news: MeasurementNews[] } {
  const measurement = new Measurement();
  const news = text.split("\n").flatMap((line) => measurement.push(line) ?? []);
  return { ...measurement.finish({ ...goodEnd, ...end }), news };
}

function failure(text: string, end: Partial<MeasurementEnd> = {}): string {
  const { status, problem } = follow(text, end);
  assert.equal(status, "failed");
  return problem?.message ?? "";
}

/** What fio prints to both streams, as the agent sends it. */
function errorOutput(name: string): string {
  return `${fioFixture(`error/${name}.stderr`)}${fioFixture(`error/${name}.stdout`)}`;
}

describe("a measurement", () => {
  const ramp = fioFixture("stream/status-interval-ramp-3.33.txt");

  it("has a sample for each second after the ramp, whose counts do not count", () => {
    const { news, samples, status } = follow(ramp);
    assert.equal(status, "complete");
    assert.deepEqual(
      news.map(({ phase, samples: { length } }) => [phase, length]),
      [
        ["warming-up", 0],
        ["measuring", 1],
        ["measuring", 1],
        ["measuring", 1],
        ["measuring", 1],
        ["measuring", 0],
      ],
    );
    assert.deepEqual(
      samples.map(({ atSeconds, iops }) => [atSeconds, Math.round(iops)]),
      [
        [1, 35451],
        [2, 80286 - 35451],
        [3, 124086 - 80286],
        [4.005, Math.round((159559 - 124086) / 1.005)],
      ],
    );
    assert.ok(samples.every(({ direction }) => direction === "read"));
  });

  it("starts again when fio's counters do", () => {
    const [, ...reports] = ramp.split(/^(?=\{$)/m);
    const [first = "", second = ""] = reports;
    const { samples } = follow(second + first);
    assert.deepEqual(
      samples.map(({ atSeconds, iops }) => [atSeconds, Math.round(iops)]),
      [
        [2, 80286 / 2],
        [1, 35451],
      ],
    );
  });

  it("has percentiles for each second that no single one of the whole time gives", () => {
    const p99 = follow(ramp).samples.map(({ p99Ns }) => p99Ns ?? 0);
    assert.equal(new Set(p99).size, p99.length);
    assert.ok(Math.min(...p99) < 1_138_688 && Math.max(...p99) > 1_138_688);
  });

  it("ends with the figures of the last report", () => {
    const { results, flush } = follow(ramp);
    assert.equal(results.length, 1);
    const [reads] = results;
    assert.equal(reads?.ios, 159559);
    assert.equal(reads.runtimeMs, 4005);
    assert.equal(Math.round(reads.iops), 39840);
    assert.equal(reads.latency.p99Ns, 1_138_688);
    assert.equal(flush, null);
  });

  it("keeps what was measured when it is cancelled", () => {
    const { status, problem, results } = follow(fioFixture("stream/sigint-3.33.txt"), {
      exitCode: 128,
      cancelled: true,
    });
    assert.equal(status, "cancelled");
    assert.equal(problem, null);
    assert.equal(results[0]?.ios, 83669);
  });

  it("keeps the last whole report when the connection is lost", () => {
    const cut = ramp.slice(0, ramp.lastIndexOf('"job options"'));
    const { status, problem, results } = follow(cut, { exitCode: null });
    assert.equal(status, "failed");
    assert.equal(problem?.code, "connection-lost");
    assert.equal(results[0]?.ios, 159559);
  });

  it("counts only when everything agrees", () => {
    assert.equal(failure(ramp, { exitCode: 137 }), "fio was killed on the target (signal 9).");
    assert.equal(
      failure(ramp.slice(0, ramp.lastIndexOf('"job options"'))),
      "fio's last report cannot be read, or is cut off.",
    );
    assert.equal(
      failure(ramp, { devices: ["sda", "dm-0"] }),
      "fio's I/O went to vda, but the directory is on sda, dm-0.",
    );
    assert.equal(failure(ramp, { isOverdue: true }), "fio did not end in time and was stopped.");
    assert.equal(failure(""), "fio ended with status 0 and without a message.");
  });

  it("accepts a disk that fio or the target does not tell", () => {
    assert.equal(follow(ramp, { devices: [] }).status, "complete");
    const untold = ramp.replaceAll('"disk_util"', '"not_disk_util"');
    assert.equal(follow(untold, { devices: ["sda"] }).status, "complete");
  });
});

describe("a failure of fio", () => {
  const messages: Readonly<Record<string, string>> = {
    "aio-eagain": "The target has no asynchronous I/O contexts left (fs.aio-max-nr).",
    "bad-engine": "The target's fio has no such I/O engine as this job needs.",
    "bad-option": "The target's fio does not understand the job.",
    enospc: "The file system became full while fio was writing.",
    noperm: "fio is not allowed to write there (permission denied).",
    odirect: "The file system does not take direct I/O (O_DIRECT).",
    "uring-eperm": "The target's kernel refuses the I/O engine of this job.",
  };
  for (const [name, message] of Object.entries(messages)) {
    it(`is explained: ${name}`, () => {
      assert.equal(failure(errorOutput(name), { exitCode: 1 }), message);
    });
  }

  it("is seen although fio ends with 0 and without an error", () => {
    assert.equal(
      failure(errorOutput("mounted"), { devices: [] }),
      "fio ended without a single I/O in the measured time.",
    );
  });

  it("is told in fio's words when they are not known", () => {
    assert.equal(
      failure("fio: the moon is full", { exitCode: 1 }),
      "fio failed: fio: the moon is full",
    );
    assert.equal(
      failure("fio: pid=0, err=95/file:a.c:1, func=b, error=Operation not supported", {
        exitCode: 1,
      }),
      "fio failed: Operation not supported.",
    );
  });
});
