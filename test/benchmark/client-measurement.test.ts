import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  ClientMeasurement,
  splitClientReport,
} from "../../server/src/core/benchmark/client-measurement.js";
import { mergeLatencies } from "../../server/src/core/benchmark/merge-latencies.js";
import type {
  MeasurementEnd,
  MeasurementResult,
} from "../../server/src/core/benchmark/measurement.js";
import { fioFixture } from "../support/fio-fixtures.js";

const members = ["127.0.0.1:18961", "127.0.0.1:18962"];
const end = { exitCode: 0, cancelled: false, isOverdue: false, devices: new Map() };

function measured(
  text: string,
  expected: readonly string[],
  how: Partial<Pick<MeasurementEnd, "exitCode" | "cancelled" | "isOverdue">> = {},
): { results: ReadonlyMap<string, MeasurementResult>; starts: number } {
  const measurement = new ClientMeasurement(expected);
  const starts = text.split("\n").filter((line) => measurement.push(line)).length;
  return { results: measurement.finish({ ...end, ...how }), starts };
}

for (const version of ["3.33", "3.42"]) {
  describe(`the client of fio ${version} with two servers`, () => {
    const text = fioFixture(`client/two-servers-${version}.txt`);

    it("is read member by member, whoever finished first", () => {
      const { results, starts } = measured(text, members);
      assert.equal(starts, 2);
      assert.deepEqual([...results.keys()], members);
      for (const result of results.values()) {
        assert.deepEqual([result.status, result.problem], ["complete", null]);
        assert.deepEqual(
          result.results.map(({ direction }) => direction),
          ["read"],
        );
      }
    });

    it("adds up to what fio says of all, with percentiles that it does not have before 3.39", () => {
      const document: unknown = JSON.parse(text.slice(text.indexOf("\n{\n")));
      const { results } = measured(text, members);
      const reads = [...results.values()].flatMap((result) => result.results);
      const all = sumRow(document);
      assert.equal(
        reads.reduce((sum, { ios }) => sum + ios, 0),
        all.read.total_ios,
      );
      const merged = mergeLatencies(reads.map(({ latency }) => latency));
      assert.equal(merged.count, all.read.clat_ns.N);
      assert.equal(merged.maxNs, all.read.clat_ns.max);
      assert.ok(Math.abs(merged.meanNs - all.read.clat_ns.mean) < 1);
      const printed = all.read.clat_ns.percentile?.["99.000000"];
      assert.equal(printed === undefined, version === "3.33");
      if (printed !== undefined) assert.equal(merged.p99Ns, printed);
    });

    it("shows who is missing", () => {
      const { results } = measured(text, [...members, "db3"]);
      const missing = results.get("db3");
      assert.equal(missing?.status, "failed");
      assert.match(missing.problem?.message ?? "", /^This target is missing in fio's report\./);
      assert.equal(results.get("127.0.0.1:18961")?.status, "complete");
    });

    it("does not count when it was cut off", () => {
      const { results } = measured(text.slice(0, -200), members, { exitCode: null });
      assert.deepEqual(
        [...results.values()].map(({ status }) => status),
        ["failed", "failed"],
      );
    });
  });
}

interface SumRow {
  readonly read: {
    readonly total_ios: number;
    readonly clat_ns: {
      readonly N: number;
      readonly max: number;
      readonly mean: number;
      readonly percentile?: Readonly<Record<string, number>>;
    };
  };
}

function sumRow(document: unknown): SumRow {
  const { client_stats: rows } = document as {
    readonly client_stats: readonly (SumRow & { readonly jobname: string })[];
  };
  const found = rows.find(({ jobname }) => jobname === "All clients");
  assert.ok(found !== undefined);
  return found;
}

describe("fio's client", () => {
  const report = (rows: readonly object[]): string =>
    `{\n${JSON.stringify({ "fio version": "fio-3.33", client_stats: rows }).slice(1, -1)}\n}`;

  it("says of a server that was lost on the way that it was", () => {
    const { results } = measured(`client: host=m0 disconnected\n${report([])}`, ["m0"], {
      exitCode: 1,
    });
    assert.equal(results.get("m0")?.problem?.code, "connection-lost");
  });

  it("says of another version that it is one", () => {
    const text = "fio: bad server cmd version 120\nfio: client/server version mismatch (120 != 97)";
    const { results } = measured(`${text}\n${report([])}`, ["m0"]);
    assert.match(results.get("m0")?.problem?.message ?? "", /do not understand each other/);
  });

  it("repeats what a target said about its failure", () => {
    const text = "<db1> fio: pid=7, err=28/file:io_u.c:1876, func=io_u error, error=No space left";
    const { results } = measured(`${text}\n${report([])}`, ["m0"]);
    assert.match(results.get("m0")?.problem?.message ?? "", /The file system became full/);
  });

  it("has no problem with a member when it was cancelled", () => {
    const { results } = measured("", ["m0"], { cancelled: true, exitCode: 0 });
    assert.deepEqual([results.get("m0")?.status, results.get("m0")?.problem], ["cancelled", null]);
  });

  it("is not taken from anything else", () => {
    for (const value of [null, 1, "x", [], {}, { "fio version": 1 }, { client_stats: [] }]) {
      assert.deepEqual(splitClientReport(value), new Map());
    }
  });
});
