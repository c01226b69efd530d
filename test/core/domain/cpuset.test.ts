import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formatCpuset, parseCpuset } from "../../../server/src/core/domain/cpuset.js";

describe("a list of processors", () => {
  const lists: Readonly<Record<string, readonly number[] | undefined>> = {
    "0": [0],
    "0-3": [0, 1, 2, 3],
    "0-3,^2,8": [0, 1, 3, 8],
    " 1 , 4-5 ": [1, 4, 5],
    "^1": [],
    "3-1": undefined,
    "": undefined,
    "1,": undefined,
    a: undefined,
    "99999": undefined,
  };
  for (const [text, cpus] of Object.entries(lists)) {
    it(`is read as libvirt reads it: '${text}'`, () => {
      const read = parseCpuset(text);
      assert.deepEqual(read && [...read], cpus);
    });
  }

  it("is written as short as it can be", () => {
    assert.equal(formatCpuset(new Set([8, 3, 1, 0, 2, 6, 5])), "0-3,5-6,8");
  });

  it("stays the same when it is written and read again", () => {
    const cpus = fc.uniqueArray(fc.nat({ max: 300 }), { minLength: 1 });
    fc.assert(
      fc.property(cpus, (some) => {
        assert.deepEqual(
          parseCpuset(formatCpuset(new Set(some))),
          new Set([...some].sort((a, b) => a - b)),
        );
      }),
    );
  });
});
