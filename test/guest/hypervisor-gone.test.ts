import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { failure } from "../support/benchmark-outcome.js";
import { at, guestPlace, secondsToNotice } from "../support/guest-place.js";

const place = guestPlace();
const { request, kept, nothingLeft } = place;

describe("a benchmark of a guest whose libvirtd stops", () => {
  const stop = (): void => {
    place.lab.run(
      "sh",
      "-c",
      "kill $(cat /run/libvirtd.pid); while [ -e /run/libvirtd.pid ]; do sleep 0.1; done",
    );
  };
  afterEach(async () => {
    place.lab.run("libvirtd", "-d", "-p", "/run/libvirtd.pid");
    await nothingLeft("db");
  });

  it("before it is asked", async () => {
    stop();
    const error = await failure(request());
    assert.equal(error.code, "hypervisor");
    assert.match(error.message, /^libvirt on hv does not answer: .*Failed to connect socket/);
  });
  it("while measuring, which needs it no longer", async () => {
    const result = await kept(request({ runtimeSeconds: 2 }), at("measuring", stop));
    assert.equal(result.status, "complete", result.problems.join());
  });
});

describe("a benchmark of a guest that can no longer be reached", () => {
  it("since the hypervisor's sshd was killed while measuring", async () => {
    const result = await kept(
      request(),
      at("measuring", () => {
        place.lab.run("sh", "-c", "kill -KILL $(pidof sshd)");
      }),
    );
    assert.equal(result.status, "failed");
    assert.match(result.problems.join(), /^The connection to the target was lost/);
    await nothingLeft("db", secondsToNotice);
  });

  it("since its network is silent while measuring, which neither side is told of", async () => {
    const setLink = (state: "up" | "down"): void => {
      const [, network = ""] = /(vnet\d+)/.exec(place.lab.virsh("domiflist", "db")) ?? [];
      place.lab.virsh("domif-setlink", "db", network, state);
    };
    const result = await kept(
      request({ runtimeSeconds: 120 }),
      at("measuring", () => {
        setLink("down");
      }),
    );
    assert.equal(result.status, "failed");
    assert.match(result.problems.join(), /^The connection to the target was lost/);
    assert.equal(result.results[0]?.direction, "write");
    setLink("up");
    await nothingLeft("db", secondsToNotice);
  });
});
