import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apart } from "../../client/src/webview/page/axis-labels.js";

/** Ticks of the axis of percentiles, as far apart as on a page of this width. */
function shownAt(width: number): string[] {
  const texts = ["0 %", "50 %", "90 %", "99 %", "99.9 %"];
  const places = [0, 0.3, 1, 2, 3];
  return apart(texts.map((text, index) => ({ at: ((places[index] ?? 0) / 3) * width, text })));
}

describe("the labels of an axis", () => {
  it("are all there where there is room", () => {
    assert.deepEqual(shownAt(900), ["0 %", "50 %", "90 %", "99 %", "99.9 %"]);
  });

  it("leave out what would be drawn over another, and keep the last", () => {
    assert.deepEqual(shownAt(200), ["0 %", "", "90 %", "99 %", "99.9 %"]);
    assert.deepEqual(shownAt(120), ["", "", "90 %", "", "99.9 %"]);
    assert.deepEqual(apart([]), []);
  });
});
