import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, it } from "node:test";
import type { BenchmarkPhase } from "../../../server/src/core/benchmark/plan.js";
import type { RunOptions } from "../../../server/src/benchmark/index.js";
import { failure } from "../../support/benchmark-outcome.js";
import {
  type Stage,
  at,
  guestPlace,
  large,
  late,
  secondsToNotice,
  short,
} from "../../support/guest-place.js";
import { childrenOf, programOf } from "../../support/processes.js";

const place = guestPlace();
const { request, kept, nothingLeft } = place;

describe("a benchmark of a guest that the user cancels", () => {
  afterEach(() => nothingLeft("db"));

  const cancelling = (stage: Stage): RunOptions => {
    const controller = new AbortController();
    return {
      signal: controller.signal,
      ...at(stage, () => {
        controller.abort();
      }),
    };
  };
  for (const stage of ["connecting", "laying out"] as const) {
    it(`while ${stage}`, async () => {
      assert.equal((await failure(request(large), cancelling(stage))).code, "cancelled");
    });
  }
  for (const stage of late) {
    it(`while ${stage}`, async () => {
      assert.equal((await kept(request(), cancelling(stage))).status, "cancelled");
    });
  }
  it("while cleaning up, which goes on", async () => {
    assert.equal((await kept(request(short), cancelling("cleaning up"))).status, "complete");
  });
});

describe("a benchmark of a guest whose program here is killed, as with a closed editor", () => {
  afterEach(() => nothingLeft("db", secondsToNotice));

  const program = join(import.meta.dirname, "../../support/api-child.ts");
  const phases: readonly BenchmarkPhase[] = ["connecting", "preparing", "warming-up", "measuring"];
  for (const phase of phases) {
    it(`while ${phase}`, async () => {
      const words = ["--import", "tsx", program, JSON.stringify(request(large))];
      const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
      let output = "";
      for await (const chunk of child.stdout.setEncoding("utf8")) {
        output += String(chunk);
        if (output.includes(phase)) break;
      }
      child.kill("SIGKILL");
      await once(child, "exit");
      assert.ok(output.includes(phase), output);
    });
  }
});

describe("a benchmark of a guest whose ssh is killed", () => {
  afterEach(() => nothingLeft("db", secondsToNotice));

  const kill = (): void => {
    for (const pid of childrenOf(process.pid)) {
      if (programOf(pid) === "ssh") process.kill(pid, "SIGKILL");
    }
  };

  it("while connecting", async () => {
    const connecting = at("connecting", () => {
      // Only then there is one.
      setTimeout(kill, 100);
    });
    const error = await failure(request(), connecting);
    assert.equal(error.code, "unreachable");
    assert.match(error.message, /^Cannot reach hv/);
  });
  it("while laying out", async () => {
    const error = await failure(request(large), at("laying out", kill));
    assert.equal(error.code, "connection-lost");
  });
  for (const stage of late) {
    it(`while ${stage}`, async () => {
      const result = await kept(request(), at(stage, kill));
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^The connection to the target was lost/);
    });
  }
  it("while cleaning up", async () => {
    assert.equal((await kept(request(short), at("cleaning up", kill))).status, "complete");
  });
});

describe("a benchmark of a guest whose fio is killed", () => {
  afterEach(() => nothingLeft("db"));

  const kill = (): void => {
    void place.lab.inGuest("db", "kill -KILL $(pidof fio)");
  };
  it("while laying out", async () => {
    const error = await failure(request(large), at("laying out", kill));
    assert.equal(error.code, "fio-failed");
    assert.match(error.message, /^fio was killed on the target \(signal 9\)/);
  });
  for (const stage of late) {
    it(`while ${stage}`, async () => {
      const result = await kept(request(), at(stage, kill));
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^fio was killed on the target \(signal 9\)/);
    });
  }
});
