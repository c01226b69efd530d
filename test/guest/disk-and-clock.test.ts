import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { failure } from "../support/benchmark-outcome.js";
import { at, guestPlace, large, late } from "../support/guest-place.js";

const place = guestPlace();
const { request, kept, standby, nothingLeft } = place;

describe("a benchmark of a guest whose disk becomes full", () => {
  // The blocks at once, then what is too little for that; dd ends with the error that it is to cause.
  const fill = `free=$(df -Pk /data | awk 'END { print $(NF - 2) }')
    fallocate -l $((free * 1024)) /data/other 2>/dev/null
    dd if=/dev/zero of=/data/rest bs=64k 2>/dev/null`;
  afterEach(async () => {
    await place.lab.inGuest("db", "rm -f /data/other /data/rest");
    await nothingLeft("db");
  });

  it("while laying out", async () => {
    const { go } = await standby(fill);
    const error = await failure(request(large), at("laying out", go));
    assert.equal(error.code, "no-space");
  });
  for (const stage of late) {
    it(`while ${stage}, which writes only to what is there`, async () => {
      const { go, isDone } = await standby(fill);
      const result = await kept(request({ runtimeSeconds: 5 }), at(stage, go));
      assert.ok(isDone(), "the disk was not full before the end");
      assert.equal(result.status, "complete", result.problems.join());
    });
  }
});

describe("a benchmark of a guest whose clock jumps", () => {
  afterEach(() => nothingLeft("db"));

  for (const seconds of [3600, -3600]) {
    for (const stage of ["laying out", "measuring"] as const) {
      it(`by ${seconds} s while ${stage}`, async () => {
        const { go, isDone } = await standby(`date -s @$(($(date +%s) + ${seconds})) >/dev/null`);
        const result = await kept(request({ runtimeSeconds: 3 }), at(stage, go));
        assert.ok(isDone(), "the clock did not jump before the end");
        assert.equal(result.status, "complete", result.problems.join());
        const [{ runtimeMs } = assert.fail()] = result.results;
        assert.ok(runtimeMs >= 2900 && runtimeMs < 10_000, String(runtimeMs));
      });
    }
  }
});
