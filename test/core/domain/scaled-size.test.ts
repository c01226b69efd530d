import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scaledSize } from "../../../server/src/core/domain/scaled-size.js";

/** What `virsh domxml-to-native` of libvirt 9.0 makes of a metadata cache of 2 in each unit. */
const two: readonly (readonly [unit: string | undefined, bytes: number | undefined])[] = [
  [undefined, 2],
  ["b", 2],
  ["bytes", 2],
  ["byte", 2],
  ["k", 2048],
  ["KiB", 2048],
  ["kib", 2048],
  ["KB", 2000],
  ["kb", 2000],
  ["M", 2097152],
  ["GB", 2000000000],
  ["blocks", undefined],
  ["KBs", undefined],
];

describe("a size with a unit", () => {
  for (const [unit, bytes] of two) {
    it(`is as libvirt reads it: ${unit ?? "no unit"}`, () => {
      assert.equal(scaledSize("2", unit), bytes);
    });
  }

  it("is unknown while it is no number", () => {
    for (const value of ["", "-1", "1.5", "{{ size }}"]) {
      assert.equal(scaledSize(value, "KiB"), undefined);
    }
  });
});
