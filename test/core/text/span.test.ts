import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyEdits, overlaps } from "../../../server/src/core/text/span.js";

describe("applyEdits", () => {
  it("replaces, inserts and deletes whatever the order of the edits", () => {
    const edits = [
      { span: { start: 6, end: 6 }, newText: "big " },
      { span: { start: 0, end: 5 }, newText: "HELLO" },
      { span: { start: 11, end: 12 }, newText: "" },
    ];
    assert.equal(applyEdits("hello world!", edits), "HELLO big world");
  });

  it("keeps the order of insertions at one offset", () => {
    const at = { start: 1, end: 1 };
    const edits = [
      { span: at, newText: "1" },
      { span: at, newText: "2" },
    ];
    assert.equal(applyEdits("ab", edits), "a12b");
  });

  it("refuses edits that overlap", () => {
    const edits = [
      { span: { start: 0, end: 2 }, newText: "" },
      { span: { start: 1, end: 3 }, newText: "" },
    ];
    assert.throws(() => applyEdits("abc", edits), /overlap/);
  });
});

describe("overlaps", () => {
  it("is true for a shared character, not for neighbours", () => {
    assert.equal(overlaps({ start: 0, end: 2 }, { start: 1, end: 3 }), true);
    assert.equal(overlaps({ start: 0, end: 2 }, { start: 2, end: 3 }), false);
  });

  it("is true for an insertion inside, not at the edges", () => {
    assert.equal(overlaps({ start: 1, end: 1 }, { start: 0, end: 2 }), true);
    assert.equal(overlaps({ start: 0, end: 0 }, { start: 0, end: 2 }), false);
  });
});
