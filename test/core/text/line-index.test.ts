import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LineIndex } from "../../../server/src/core/text/line-index.js";

describe("LineIndex", () => {
  const text = "a\r\nbc\rd\n\u{1F600}e";
  const index = new LineIndex(text);

  it("counts every kind of line end once", () => {
    assert.equal(index.lineCount, 4);
  });

  it("counts columns in UTF-16 units", () => {
    assert.deepEqual(index.positionAt(text.indexOf("e")), { line: 3, column: 2 });
  });

  it("puts a line end on the line that it ends", () => {
    assert.deepEqual(index.positionAt(2), { line: 0, column: 2 });
    assert.deepEqual(index.positionAt(3), { line: 1, column: 0 });
  });

  it("stays inside the text", () => {
    assert.deepEqual(index.positionAt(999), { line: 3, column: 3 });
    assert.deepEqual(index.positionAt(-1), { line: 0, column: 0 });
    assert.equal(index.lineStart(999), text.length);
  });
});
