import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type FioDocument, readFioDocument } from "../../server/src/core/benchmark/fio-document.js";
import { type FioOutput, FioOutputReader } from "../../server/src/core/benchmark/fio-output.js";
import { LineSplitter } from "../../server/src/core/benchmark/lines.js";
import { fioFixture } from "../support/fio-fixtures.js";

function read(text: string, chunkSize = text.length): FioOutput[] {
  const splitter = new LineSplitter();
  const reader = new FioOutputReader();
  const outputs: FioOutput[] = [];
  const take = (lines: readonly string[]): void => {
    for (const line of lines) outputs.push(...reader.push(line));
  };
  for (let start = 0; start < text.length; start += chunkSize) {
    take(splitter.push(text.slice(start, start + chunkSize)));
  }
  take(splitter.end());
  return [...outputs, ...reader.end()];
}

function documents(text: string, chunkSize?: number): FioDocument[] {
  return read(text, chunkSize)
    .flatMap((output) => (output.kind === "document" ? [output.value] : []))
    .map((value) => {
      const document = readFioDocument(value);
      assert.ok(document !== undefined);
      return document;
    });
}

function texts(text: string): string[] {
  return read(text).flatMap((output) => (output.kind === "text" ? [output.line] : []));
}

describe("recorded reports of fio", () => {
  /** Version, reads, their bytes, milliseconds, and in nanoseconds p50, p99, max; taken from the files by hand. */
  const recorded: readonly (readonly [string, number, number, number, number, number])[] = [
    ["2.2.10", 37025, 37025 * 4096, 103_000, 868_000, 6_848_000],
    ["2.16", 35262, 35262 * 4096, 110_000, 924_000, 5_531_000],
    ["2.16.plus", 34354, 34354 * 4096, 122_000, 366_000, 26_375_000],
    ["2.21", 33598, 33598 * 4096, 139_000, 294_000, 4_954_000],
    ["2.21.plus", 31704, 31704 * 4096, 131_000, 732_000, 4_492_000],
    ["3.1", 32169, 32169 * 4096, 144_384, 391_168, 6_337_614],
    ["3.1.plus", 33739, 33739 * 4096, 140_288, 292_864, 7_322_062],
    ["3.7", 33270, 33270 * 4096, 144_384, 296_960, 4_037_779],
    ["3.16", 23607, 23607 * 4096, 125_440, 3_031_040, 8_697_955],
    ["3.16.plus", 33673, 33673 * 4096, 116_224, 675_840, 24_628_869],
    ["3.28", 22459, 22459 * 4096, 115_200, 1_662_976, 36_364_486],
    ["3.33", 33898, 33898 * 4096, 142_336, 272_384, 4_849_720],
    ["3.33.plus", 30542, 30542 * 4096, 148_480, 387_072, 38_942_364],
    ["3.36", 30895, 30895 * 4096, 138_240, 497_664, 5_883_221],
    ["3.39", 33901, 33901 * 4096, 136_192, 321_536, 8_084_981],
    ["3.42", 35523, 35523 * 4096, 138_240, 252_928, 4_280_771],
    ["3.42.plus", 33906, 33906 * 4096, 128_512, 387_072, 5_961_688],
  ];
  for (const [name, ios, bytes, p50Ns, p99Ns, maxNs] of recorded) {
    it(name, () => {
      const [document, ...more] = documents(fioFixture(`json/fio-${name}.json`), 977);
      assert.equal(more.length, 0);
      const [row] = document?.rows ?? [];
      assert.ok(row !== undefined);
      assert.deepEqual(document?.devices, ["vda"]);
      assert.equal(row.error, 0);
      assert.equal(row.read.ios, ios);
      assert.equal(row.read.bytes, bytes);
      assert.equal(row.read.latency.p50Ns, p50Ns);
      assert.equal(row.read.latency.p99Ns, p99Ns);
      assert.equal(row.read.latency.maxNs, maxNs);
      assert.ok(row.write.ios > 0, "the job mixes reads and writes");
    });
  }

  it("give the percentiles that fio prints, computed from the bins", () => {
    for (const name of ["2.16", "2.21", "3.1", "3.16", "3.33", "3.42"]) {
      const text = fioFixture(`json/fio-${name}.plus.json`);
      const withoutBins = text.replaceAll('"bins"', '"not-bins"');
      const [computed, printed] = [text, withoutBins].map((source) => {
        const { read, write } = documents(source)[0]?.rows[0] ?? assert.fail();
        return [read, write].map(({ latency: { p50Ns, p90Ns, p99Ns, p999Ns } }) => {
          return { p50Ns, p90Ns, p99Ns, p999Ns };
        });
      });
      assert.deepEqual(computed, printed, name);
    }
  });
});

describe("a percentile", () => {
  it("is never past the slowest request, though its bin is named by a later value", () => {
    const bins = { "1000": 9900, "70800": 100 };
    const clat = { min: 1000, max: 70_600, mean: 2000, N: 10_000, bins };
    const text = JSON.stringify(
      {
        "fio version": "fio-3.33",
        jobs: [
          {
            jobname: "a",
            error: 0,
            write: { total_ios: 10_000, clat_ns: clat },
          },
        ],
      },
      null,
      2,
    );
    const latency = documents(text)[0]?.rows[0]?.write.latency;
    assert.equal(latency?.p999Ns, 70_600);
    assert.equal(latency.p90Ns, 1000);
  });

  it("is there only where ten requests were slower", () => {
    for (const [count, p99Ns, p999Ns] of [
      [999, null, null],
      [1000, 1000, null],
      [9999, 1000, null],
      [10_000, 1000, 1000],
    ]) {
      const clat_ns = { min: 1000, max: 1000, mean: 1000, N: count, bins: { "1000": count } };
      const write = { total_ios: count, clat_ns };
      const text = { "fio version": "fio-3.33", jobs: [{ jobname: "a", error: 0, write }] };
      const latency = readFioDocument(text)?.rows[0]?.write.latency;
      assert.deepEqual([latency?.p99Ns, latency?.p999Ns], [p99Ns, p999Ns], String(count));
    }
  });
});

describe("fio's standard output", () => {
  const files = ["json", "stream", "error"].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, "../fixtures/fio", folder))
      .filter((name) => /\.(json|txt|stdout)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  it("is read the same, however it is cut and whatever its line ends", () => {
    assert.equal(files.length, 32);
    for (const file of files) {
      const text = fioFixture(file);
      const whole = read(text);
      for (const size of [1009, 977, 4096]) assert.deepEqual(read(text, size), whole, file);
      assert.deepEqual(read(text.replaceAll("\n", "\r\n"), 983), whole, file);
    }
  });

  it("has notes before the report", () => {
    const text = fioFixture("stream/note-prefix-3.33.txt");
    assert.deepEqual(texts(text), [
      "note: both iodepth >= 1 and synchronous I/O engine are selected, queue depth will be capped at 1",
    ]);
    assert.equal(documents(text).length, 1);
  });

  it("has a message between the last status and the final report", () => {
    const text = fioFixture("stream/sigint-3.33.txt");
    assert.deepEqual(texts(text), ["fio: terminating on signal 2"]);
    assert.deepEqual(
      documents(text).map(({ rows }) => rows[0]?.read.ios),
      [documents(text)[0]?.rows[0]?.read.ios, 83669],
    );
  });

  it("has a report each second", () => {
    assert.equal(documents(fioFixture("stream/status-interval-ramp-3.33.txt")).length, 6);
    const groups = documents(fioFixture("stream/status-interval-two-groups-3.33.txt"));
    assert.deepEqual(
      groups.map(({ rows }) => rows.length),
      [2, 2, 2],
    );
  });

  it("may have messages of another process inside a report", () => {
    const text = fioFixture("json/fio-3.33.json");
    const lines = text.split("\n");
    lines.splice(20, 0, "fio: pid=8109, err=28/file:io_u.c:1876, func=io_u error, error=x");
    assert.deepEqual(documents(lines.join("\n")), documents(text));
  });

  it("may have control characters and numbers that are none", () => {
    const text = fioFixture("json/fio-3.33.json");
    const odd = text
      .replace('"jobname" : "mix"', '"jobname" : "m\tx"')
      .replace(/"mean" : [\d.]+/, '"mean" : -nan')
      .replace(/"stddev" : [\d.]+/, '"stddev" : inf');
    assert.equal(documents(odd)[0]?.rows[0]?.name, "m x");
  });

  it("may be cut off anywhere: what is whole counts", () => {
    const text = fioFixture("stream/sigint-3.33.txt");
    const outputs = read(text.slice(0, -20));
    assert.deepEqual(
      outputs.map(({ kind }) => kind),
      ["document", "text", "broken"],
    );
  });

  it("is read without an exception, whatever it is", () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom("{\n", "}\n", "\n", "\r", '"jobs" : [\n', '  "fio version" : "fio-3.33",\n'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const output of read(pieces.join(""))) {
          if (output.kind === "document") readFioDocument(output.value);
        }
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readFioDocument(value);
        readFioDocument({ "fio version": "fio-3.33", jobs: [{ jobname: "x", read: value }] });
      }),
    );
  });
});
