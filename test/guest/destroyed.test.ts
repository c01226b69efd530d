import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { failure, run } from "../support/benchmark-outcome.js";
import { type Stage, at, guestPlace, large, short } from "../support/guest-place.js";

const place = guestPlace();
const { request, kept, nothingLeft } = place;

describe("a benchmark of a guest that is destroyed", () => {
  it("before it", async () => {
    place.lab.virsh("destroy", "db");
    const { message } = await failure(request(short));
    assert.equal(message, "The guest db does not run (shut off).");
    await place.lab.boot("db");
  });

  const stages: readonly Stage[] = ["laying out", "warming up", "measuring", "cleaning up"];
  for (const stage of stages) {
    it(`while ${stage}, and nothing is left after its next benchmark`, async () => {
      const destroying = at(stage, () => {
        place.lab.virsh("destroy", "db");
      });
      if (stage === "laying out") {
        const error = await failure(request(large), destroying);
        assert.equal(error.code, "connection-lost");
      } else if (stage === "cleaning up") {
        const result = await kept(request(short), destroying);
        assert.equal(result.status, "complete");
      } else {
        const result = await kept(request(), destroying);
        assert.equal(result.status, "failed");
        assert.match(result.problems.join(), /^The connection to the target was lost/);
      }
      await place.lab.boot("db");
      await run(request(short));
      await nothingLeft("db");
    });
  }
});
