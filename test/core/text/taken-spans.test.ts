import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Span } from "../../../server/src/core/text/span.js";
import { overlaps } from "../../../server/src/core/text/span.js";
import { TakenSpans } from "../../../server/src/core/text/taken-spans.js";

describe("taken spans", () => {
  it("take what touches nothing that is taken, as if each were compared with each", () => {
    const taken = new TakenSpans();
    const accepted: Span[] = [];
    for (const span of spans(2000)) {
      const touches = accepted.some((one) => one.start === span.start || overlaps(one, span));
      assert.equal(taken.take([{ span, newText: "x" }]), !touches, JSON.stringify(span));
      if (!touches) accepted.push(span);
    }
    assert.ok(accepted.length > 100, String(accepted.length));
  });

  it("take all edits of a fix or none", () => {
    const taken = new TakenSpans();
    const at = (start: number, end: number): { span: Span; newText: string } => ({
      span: { start, end },
      newText: "",
    });
    assert.ok(taken.take([at(10, 10), at(10, 20)]));
    assert.ok(!taken.take([at(30, 40), at(15, 16)]));
    assert.ok(taken.take([at(30, 40)]));
    assert.ok(!taken.take([at(35, 35)]), "an insertion inside of what is replaced");
    assert.ok(!taken.take([at(5, 50)]), "a replacement around what is inserted");
    assert.ok(taken.take([at(20, 30)]), "what only borders on others");
  });
});

/** Short spans, insertions among them, in an order that only looks random. */
function* spans(count: number): Iterable<Span> {
  let state = 1;
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  for (let index = 0; index < count; index++) {
    const start = next(3000);
    yield { start, end: start + next(6) };
  }
}
