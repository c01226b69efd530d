import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applyEdits } from "../../server/src/core/text/span.js";
import { minimalEdits } from "../../server/src/lsp/minimal-edits.js";

describe("minimalEdits", () => {
  it("changes nothing where nothing differs", () => {
    assert.deepEqual(minimalEdits("a\nb\n", "a\nb\n"), []);
  });

  it("touches only the characters that differ, line by line", () => {
    assert.deepEqual(minimalEdits("<a io='x'/>\n<b/>\n<c/>\n", "<a io='yy'/>\n<b/>\n<c d/>\n"), [
      { span: { start: 7, end: 8 }, newText: "yy" },
      { span: { start: 19, end: 19 }, newText: " d" },
    ]);
  });

  it("inserts and deletes whole lines", () => {
    assert.deepEqual(minimalEdits("a\nc\n", "a\nb\nc\n"), [
      { span: { start: 2, end: 2 }, newText: "b\n" },
    ]);
    assert.deepEqual(minimalEdits("a\r\nb\r\nc\r\n", "a\r\nc\r\n"), [
      { span: { start: 3, end: 6 }, newText: "" },
    ]);
  });

  it("gives up looking for the shortest difference of texts that have little in common", () => {
    const lines = (prefix: string): string =>
      Array.from({ length: 3000 }, (_, index) => `${prefix}${index.toString()}`).join("\n");
    assert.equal(minimalEdits(lines("a"), lines("b")).length, 1);
  });

  it("always leads from one text to the other", () => {
    const texts = fc.array(fc.constantFrom("a", "b", " ", "\n", "\r\n", "\r", "é", "😀")).map(join);
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        assert.equal(applyEdits(before, minimalEdits(before, after)), after);
      }),
    );
  });
});

function join(parts: readonly string[]): string {
  return parts.join("");
}
