import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { diskXml, labDomain } from "../../scripts/lab/domain.js";
import { type Lab, startLab } from "../../scripts/lab/lab.js";
import {
  BenchmarkError,
  type RunOptions,
  loadRuns,
  storeRun,
} from "../../server/src/benchmark/index.js";
import type { BenchmarkProgress, BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { failure, run, when } from "../support/benchmark-outcome.js";
import { childrenOf, programOf } from "../support/processes.js";

const mib = 1024 ** 2;
/** The agent notices a dead connection after its heartbeat, twice that at most. */
const secondsToNotice = 30;

let lab: Lab;
before(async () => {
  lab = await startLab();
  lab.define(domain("db", 0));
  await lab.boot("db");
});
after(() => lab.stop());

function domain(name: string, number: number): string {
  const source = lab.makeDisk("data", 512, "raw", name);
  return labDomain({
    name,
    uuid: `6f1c2b1e-0000-4000-8000-00000000fa0${number}`,
    labels: ["data"],
    devices: diskXml({ label: "data", source, unit: 0 }),
  });
}

function request(more: Partial<BenchmarkRequest> = {}, name = "db"): BenchmarkRequest {
  return {
    target: `qemu+ssh://hv/system#${name}`,
    sshConfig: lab.sshConfig,
    directory: "/data",
    sizeBytes: 64 * mib,
    runtimeSeconds: 30,
    ...more,
  };
}

/** A run as it is kept: written and read again. */
async function kept(asked: BenchmarkRequest, options: RunOptions): Promise<BenchmarkRun> {
  const [stored] = await loadRuns(await storeRun(lab.folder, await run(asked, options)));
  return stored ?? assert.fail();
}

/** Nothing of ours is on the guest, at once or within so many seconds. */
async function nothingLeft(name: string, seconds = 0): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const left = (await lab.leftovers(name)).trim();
    if (left === "") return;
    // The agent's end is no event on this side.
    if (Date.now() >= deadline) assert.fail(`left on ${name}: ${left}`);
    await delay(200);
  }
}

const reaches = {
  connecting: ({ phase }) => phase === "connecting",
  "laying out": ({ phase, fraction }) => phase === "preparing" && fraction > 0,
  "warming up": ({ phase }) => phase === "warming-up",
  measuring: ({ sample }) => sample !== null,
  "cleaning up": ({ phase }) => phase === "cleaning-up",
} satisfies Record<string, (progress: BenchmarkProgress) => boolean>;
type Stage = keyof typeof reaches;

/** Something happens at a stage of a benchmark. */
function at(stage: Stage, act: () => void): RunOptions {
  return { onProgress: when(reaches[stage], act) };
}

const early = ["connecting", "laying out"] as const;
const late = ["warming up", "measuring"] as const;
/** So much that laying it out is still going on when it is looked at. */
const large = { sizeBytes: 384 * mib };
const short = { runtimeSeconds: 1 };

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
  for (const stage of early) {
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

describe("a benchmark of a guest whose ssh is killed", () => {
  afterEach(() => nothingLeft("db", secondsToNotice));

  const kill = (): void => {
    for (const pid of childrenOf(process.pid)) {
      if (programOf(pid) === "ssh") process.kill(pid, "SIGKILL");
    }
  };
  /** The processes of sshd for its clients, where the hypervisor is. */
  const killServers = (): void => {
    lab.run("sh", "-c", "kill -KILL $(pidof sshd)");
  };

  it("while connecting", async () => {
    const error = await failure(request(), {
      // Only then there is one.
      onProgress: when(reaches.connecting, () => setTimeout(kill, 100)),
    });
    assert.equal(error.code, "unreachable");
    assert.match(error.message, /^Cannot reach hv/);
  });
  it("while laying out", async () => {
    const error = await failure(request(large), at("laying out", kill));
    assert.equal(error.code, "connection-lost");
  });
  for (const [what, stage, act] of [
    ["here while warming up", "warming up", kill],
    ["here while measuring", "measuring", kill],
    ["on the hypervisor while measuring", "measuring", killServers],
  ] as const) {
    it(what, async () => {
      const result = await kept(request(), at(stage, act));
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
    void lab.inGuest("db", "kill -KILL $(pidof fio)");
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

describe("a benchmark of a guest whose disk becomes full", () => {
  let isFull = false;
  const fill = (): void => {
    // dd itself ends with the error that it is to cause.
    void lab.inGuest("db", "dd if=/dev/zero of=/data/other bs=1M 2>/dev/null || :").then(() => {
      isFull = true;
    });
  };
  beforeEach(() => {
    isFull = false;
  });
  afterEach(async () => {
    await lab.inGuest("db", "rm -f /data/other");
    await nothingLeft("db");
  });

  it("while laying out", async () => {
    const error = await failure(request(large), at("laying out", fill));
    assert.equal(error.code, "no-space");
  });
  for (const stage of late) {
    it(`while ${stage}, which writes only to what is there`, async () => {
      const result = await kept(request({ runtimeSeconds: 10 }), at(stage, fill));
      assert.ok(isFull, "the disk was not full before the end");
      assert.equal(result.status, "complete", result.problems.join());
    });
  }
});

describe("a benchmark of a guest whose clock jumps", () => {
  afterEach(() => nothingLeft("db"));

  for (const seconds of [3600, -3600]) {
    for (const stage of ["laying out", "measuring"] as const) {
      it(`by ${seconds} s while ${stage}`, async () => {
        const jump = (): void => {
          void lab.inGuest("db", `date -s @$(($(date +%s) + ${seconds}))`);
        };
        const result = await kept(request({ runtimeSeconds: 3 }), at(stage, jump));
        assert.equal(result.status, "complete", result.problems.join());
        const [{ runtimeMs } = assert.fail()] = result.results;
        assert.ok(runtimeMs >= 2900 && runtimeMs < 10_000, String(runtimeMs));
      });
    }
  }
});

describe("a benchmark of a guest whose libvirtd stops", () => {
  const stop = (): void => {
    lab.run(
      "sh",
      "-c",
      "kill $(cat /run/libvirtd.pid); while [ -e /run/libvirtd.pid ]; do sleep 0.1; done",
    );
  };
  afterEach(async () => {
    lab.run("libvirtd", "-d", "-p", "/run/libvirtd.pid");
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

describe("a benchmark of a guest that is destroyed", { concurrency: true }, () => {
  const stages = ["laying out", "warming up", "measuring", "cleaning up"] as const;
  const nameOf = (stage: Stage): string => stage.replace(" ", "-");
  before(async () => {
    stages.forEach((stage, index) => {
      lab.define(domain(nameOf(stage), index + 1));
    });
    await Promise.all(stages.map((stage) => lab.boot(nameOf(stage))));
  });

  for (const stage of stages) {
    it(`while ${stage}, and nothing is left after its next benchmark`, async () => {
      const name = nameOf(stage);
      const destroy = (): void => {
        lab.virsh("destroy", name);
      };
      if (stage === "laying out") {
        const error = await failure(request(large, name), at(stage, destroy));
        assert.equal(error.code, "connection-lost");
      } else if (stage === "cleaning up") {
        const result = await kept(request(short, name), at(stage, destroy));
        assert.equal(result.status, "complete");
      } else {
        const result = await kept(request({}, name), at(stage, destroy));
        assert.equal(result.status, "failed");
        assert.match(result.problems.join(), /^The connection to the target was lost/);
      }
      await assert.rejects(
        run(request(short, name)),
        (error) => error instanceof BenchmarkError && error.message.includes("does not run"),
      );
      await lab.boot(name);
      await run(request(short, name));
      await nothingLeft(name);
    });
  }
});
