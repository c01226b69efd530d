import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  fewestPairs,
  fewestUnpaired,
  pairedRatio,
  unpairedRatio,
} from "../../server/src/core/benchmark/statistics.js";

/** Powers of two, so that averages of logarithms are easy to follow by hand. */
const pairsOf = (...logs: number[]): (readonly [number, number])[] =>
  logs.map((log) => [1000, 1000 * 2 ** log] as const);
const log2 = (value: number | undefined): number => Number(Math.log2(value ?? NaN).toFixed(9));

describe("pairs measured in turn", () => {
  test("six pairs: the interval is the smallest and the largest of the pairs", () => {
    const found = pairedRatio(pairsOf(1, 2, 3, 4, 5, 9));
    // Of the 21 averages of two the eleventh is the middle: ... 3, 3.5 | 3.5, 3.5 ...
    assert.deepEqual([log2(found?.ratio), log2(found?.low), log2(found?.high)], [3.5, 1, 9]);
  });

  test("ten pairs: 8 averages lie outside on each side (tables of Wilcoxon's test: 8 for n = 10)", () => {
    const found = pairedRatio(pairsOf(1, 2, 4, 8, 16, 32, 64, 128, 256, 512));
    // In ascending order: 1, 1.5, 2, 2.5, 3, 4, 4.5, 5, 6; so the ninth.
    assert.equal(log2(found?.low), 6);
  });

  test("an outlier moves the estimate by little", () => {
    const found = pairedRatio(pairsOf(1, 1, 1, 1, 1, 10));
    assert.equal(log2(found?.ratio), 1);
  });

  test("nothing is said of too few pairs, or of what was not measured", () => {
    assert.equal(fewestPairs, 6);
    assert.equal(pairedRatio(pairsOf(1, 2, 3, 4, 5)), null);
    assert.equal(pairedRatio([]), null);
    assert.equal(pairedRatio([...pairsOf(1, 2, 3, 4, 5), [0, 5]]), null);
    assert.equal(pairedRatio([...pairsOf(1, 2, 3, 4, 5), [NaN, 5]]), null);
  });
});

describe("sets measured one after the other", () => {
  const powers = (...logs: number[]): number[] => logs.map((log) => 2 ** log);

  test("four and four: the interval is the smallest and the largest difference", () => {
    const found = unpairedRatio(powers(0, 1, 2, 3), powers(10, 20, 30, 40));
    assert.deepEqual([log2(found?.low), log2(found?.high)], [7, 40]);
  });

  test("the middle of all differences is the estimate", () => {
    const found = unpairedRatio(powers(0, 1, 2, 3), powers(5, 6, 7, 8));
    assert.equal(log2(found?.ratio), 5);
  });

  for (const [n, outside] of [
    [5, 2],
    [6, 5],
    [10, 23],
  ] as const) {
    test(`${n} and ${n}: ${outside} differences lie outside on each side, as tables of the test say`, () => {
      // The differences are 1, 2, 3, ... without a gap.
      const base = Array.from({ length: n }, (_, index) => n - 1 - index);
      const changed = Array.from({ length: n }, (_, index) => 1 + index * n);
      const found = unpairedRatio(powers(...base.map((log) => -(n - 1 - log))), powers(...changed));
      assert.equal(log2(found?.low), outside + 1);
      assert.equal(log2(found?.high), n * n - outside);
    });
  }

  test("large sets use the normal distribution", () => {
    const many = (from: number): number[] =>
      Array.from({ length: 40 }, (_, index) => 2 ** (from + index / 40));
    const found = unpairedRatio(many(0), many(3));
    assert.equal(log2(found?.ratio), 3);
    assert.ok(log2(found?.low) > 2.8 && log2(found?.high) < 3.2);
  });

  test("nothing is said of too few runs", () => {
    assert.equal(fewestUnpaired, 4);
    assert.equal(unpairedRatio([1, 2, 3], [4, 5, 6]), null);
    assert.equal(unpairedRatio([], []), null);
  });
});
