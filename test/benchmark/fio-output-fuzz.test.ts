import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { LineSplitter } from "../../server/src/core/benchmark/lines.js";
import {
  Measurement,
  type MeasurementResult,
} from "../../server/src/core/benchmark/measurement.js";
import { fioFixture } from "../support/fio-fixtures.js";

const recorded = ["json", "stream", "error"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, "../fixtures/fio", folder))
    .filter((name) => /\.(json|txt|stdout)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/** What a run comes to whose fio printed this, and was heard to end like that. */
function measure(text: string, exitCode: number | null): MeasurementResult {
  const splitter = new LineSplitter();
  const measurement = new Measurement();
  for (const line of splitter.push(text)) measurement.push(line);
  for (const line of splitter.end()) measurement.push(line);
  return measurement.finish({ exitCode, cancelled: false, isOverdue: false, devices: [] });
}

/** Whether the text ends in the middle of a report: the last line `{` has no line `}` after it. */
function endsInside(text: string): boolean {
  const lines = text.split("\n");
  return lines.lastIndexOf("{") > lines.lastIndexOf("}");
}

/** The numbers of a result that is called complete make sense by themselves. */
function isSound({ problem, results, samples }: MeasurementResult): boolean {
  const figures = results.flatMap(({ ios, bytes, runtimeMs, iops, bytesPerSecond, latency }) => {
    const { count, minNs, meanNs, maxNs, p50Ns, p99Ns, p999Ns, bins } = latency;
    const percentiles = [p50Ns, p99Ns, p999Ns].map((value) => value ?? 0);
    const all = [count, minNs, meanNs, maxNs, ...percentiles, ...bins.flat()];
    return [ios, bytes, runtimeMs, iops, bytesPerSecond, ...all];
  });
  figures.push(...samples.flatMap(({ atSeconds, iops }) => [atSeconds, iops]));
  return (
    problem === null &&
    results.some(({ ios, latency }) => ios > 0 && latency.count > 0) &&
    figures.every((figure) => Number.isFinite(figure) && figure >= 0)
  );
}

describe("what fio prints, cut off", () => {
  const check = (text: string, file: string, place: number): void => {
    const where = `${file} at ${place}`;
    assert.notEqual(measure(text, null).status, "complete", where);
    const heard = measure(text, 0);
    if (endsInside(text)) assert.notEqual(heard.status, "complete", where);
    else if (heard.status === "complete") assert.ok(isSound(heard), where);
  };

  for (const file of recorded) {
    it(`at the lines of ${file}`, () => {
      const lines = fioFixture(file).split("\n");
      // Of the longest, so many that it takes no more time than the others.
      const step = Math.ceil(lines.length / 500);
      for (let end = 0; end < lines.length; end += step) {
        check(`${lines.slice(0, end).join("\n")}\n`, file, end);
      }
    });
  }

  for (const file of ["error/readonly.stdout", "json/fio-2.2.10.json", "json/fio-3.42.json"]) {
    it(`at every byte of the beginning and the end of ${file}`, () => {
      const text = fioFixture(file);
      for (let end = 0; end < text.length; end++) {
        if (end < 500 || end > text.length - 1500) check(text.slice(0, end), file, end);
      }
    });
  }
});

describe("a last report that cannot be read", () => {
  const text = fioFixture("stream/status-interval-ramp-3.33.txt");
  const last = text.lastIndexOf("\n{\n") + 1;

  it("is complete when nothing is wrong with it", () => {
    assert.equal(measure(text, 0).status, "complete");
  });
  for (const [what, report] of [
    ["is no JSON", "{\n  oops\n}\n"],
    ["is not fio's", '{\n  "fio version" : 3\n}\n'],
    [
      "has numbers that are none",
      text.slice(last).replace(/"io_bytes" : \d+/, '"io_bytes" : 1e999'),
    ],
  ] as const) {
    for (const more of ["", "fio: something else\n"]) {
      it(`and ${what} does not leave the one before it${more === "" ? "" : ", whatever follows"}`, () => {
        const { status, problem } = measure(text.slice(0, last) + report + more, 0);
        assert.equal(status, "failed");
        assert.equal(problem?.message, "fio's last report cannot be read, or is cut off.");
      });
    }
  }
});

describe("what fio prints, with anything else in it", () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom("{\n", "\n}\n", '"', "1e999", "-1", "nan", "null", "[]", "\r", "\u0000", "{}"),
  );
  for (const file of recorded) {
    it(`never throws, and is never complete without sense: ${file}`, () => {
      const text = fioFixture(file);
      const mutation = fc.record({
        at: fc.nat({ max: text.length }),
        without: fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: text.length })),
        insert: nasty,
      });
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
          let changed = text;
          for (const { at, without, insert } of mutations) {
            changed = changed.slice(0, at) + insert + changed.slice(at + without);
          }
          assert.notEqual(measure(changed, null).status, "complete");
          const heard = measure(changed, 0);
          assert.ok(heard.status !== "complete" || isSound(heard));
        }),
        { numRuns: 40 },
      );
    });
  }

  it("is never complete without sense where a number is another one", () => {
    const text = fioFixture("json/fio-3.33.plus.json");
    const numbers = [...text.matchAll(/: (-?[\d.]+)(?=,?$)/gm)];
    const odd = fc.constantFrom("-1", "1e999", "-1e999", "null", '"1"', "true", "[1]", "{}", "nan");
    fc.assert(
      fc.property(fc.nat({ max: numbers.length - 1 }), odd, (index, value) => {
        const found = numbers[index] ?? assert.fail();
        const start = found.index + 2;
        const end = start + (found[1] ?? "").length;
        const heard = measure(text.slice(0, start) + value + text.slice(end), 0);
        assert.ok(heard.status !== "complete" || isSound(heard));
      }),
      { numRuns: 1500 },
    );
  });
});
