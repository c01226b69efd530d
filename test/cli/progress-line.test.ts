import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { it } from "node:test";
import { ProgressLine } from "../../server/src/cli/progress-line.js";
import type { BenchmarkProgress } from "../../server/src/core/benchmark/plan.js";

const progress: BenchmarkProgress = {
  phase: "preparing",
  run: 1,
  runs: 1,
  fraction: 0,
  sample: null,
};

it("progress stays in one line of a terminal, however narrow that is", () => {
  for (const [columns, shown] of [
    [80, "  0 %  laying out files"],
    [12, "  0 %  layi"],
    [1, ""],
    // What some terminals say who do not know.
    [0, "  0 %  laying out files"],
    [undefined, "  0 %  laying out files"],
  ] as const) {
    const terminal = Object.assign(new PassThrough().setEncoding("utf8"), {
      isTTY: true,
      ...(columns !== undefined && { columns }),
    });
    new ProgressLine(terminal).show(progress);
    assert.equal(terminal.read(), `\r\u001b[K${shown}`);
  }
});
