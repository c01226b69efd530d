import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearest } from "../../../server/src/core/text/nearest.js";

describe("nearest", () => {
  const words = ["threads", "native", "io_uring"];

  it("finds a word with a letter missing, added, changed or swapped", () => {
    for (const typo of ["nativ", "natives", "netive", "ntaive"]) {
      assert.equal(nearest(typo, words), "native");
    }
  });

  it("is undefined when nothing is near", () => {
    assert.equal(nearest("writeback", words), undefined);
  });

  it("is undefined for what is longer than any name, at once", () => {
    assert.equal(nearest("x".repeat(1e6), ["x".repeat(1e6 - 1)]), undefined);
    assert.equal(nearest("x".repeat(100), ["x".repeat(99)]), "x".repeat(99));
  });

  it("is undefined when two are equally near", () => {
    assert.equal(nearest("sx_queue_size", ["rx_queue_size", "tx_queue_size"]), undefined);
  });
});
