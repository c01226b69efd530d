import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isRatioNarrow } from "../../server/src/core/benchmark/precision.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { judge } from "../../server/src/core/benchmark/verdict.js";
import { sampleRun } from "../support/benchmark-run.js";
import { seededRandom } from "../support/seeded-random.js";

/** What runs of the same setting differ by, as a factor; `spread` is about the coefficient of variation. */
type Noise = (spread: number, random: () => number) => number;

const normal: Noise = (spread, random) => Math.exp(spread * deviate(random));
/** One run in seven is disturbed, which only ever costs. */
const disturbed: Noise = (spread, random) =>
  random() < 1 / 7 ? Math.exp(-4 * spread * Math.abs(deviate(random))) : normal(spread, random);
const lopsided: Noise = (spread, random) => Math.exp(-1.5 * spread * Math.abs(deviate(random)));

/** Of a normal distribution (Box and Muller). */
function deviate(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const comparisons = 400;
const [result = assert.fail()] = sampleRun().results;

/** Of how many comparisons each word was the verdict, and in how many the interval held the true ratio. */
function verdicts(
  truth: number,
  noise: Noise,
  { spread, until = null }: { readonly spread: number; readonly until?: number | null },
) {
  const random = seededRandom(1);
  const run = (iops: number): BenchmarkRun => sampleRun({ results: [{ ...result, iops }] });
  const found = { faster: 0, slower: 0, "no measurable difference": 0, held: 0 };
  for (let index = 0; index < comparisons; index++) {
    const base: BenchmarkRun[] = [];
    const changed: BenchmarkRun[] = [];
    // What the machine does besides wanders off, and hits both of a pair.
    let machine = 1000;
    do {
      machine *= normal(0.02, random);
      base.push(run(machine * noise(spread, random)));
      changed.push(run(truth * machine * noise(spread, random)));
    } while (
      base.length < 6 ||
      (until !== null && base.length < 20 && !isRatioNarrow(base, changed, until))
    );
    const sides = { base, changed, order: "in turn" } as const;
    const verdict = judge(sides, "higher", ({ results }) => results[0]?.iops ?? null);
    if (verdict === null) assert.fail("no verdict");
    found[verdict.word]++;
    const { low, high } = verdict.estimate;
    if (low <= truth && truth <= high) found.held++;
  }
  return found;
}

describe("a verdict on runs whose truth is known", () => {
  for (const noise of [normal, disturbed, lopsided]) {
    for (const spread of [0.05, 0.2]) {
      for (const until of [null, 0.05]) {
        const how = `${noise.name} noise of ${spread}, ${until === null ? "6 pairs" : "until 5 %"}`;
        it(`is wrong in fewer than 1 of 20 where there is no difference: ${how}`, () => {
          const found = verdicts(1, noise, { spread, until });
          assert.ok(found.faster + found.slower < comparisons / 20, JSON.stringify(found));
          assert.ok(found.held >= 0.93 * comparisons, JSON.stringify(found));
        });
      }
    }
    it(`finds a tenth in 18 of 20, repeated until 5 %, and never the opposite: ${noise.name} noise`, () => {
      const found = verdicts(0.9, noise, { spread: 0.05, until: 0.05 });
      assert.ok(found.slower >= (18 / 20) * comparisons, JSON.stringify(found));
      assert.equal(found.faster, 0);
    });
  }
});
