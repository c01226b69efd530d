import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { agentScript } from "../../../server/src/benchmark/agent.js";
import { AgentSession } from "../../../server/src/benchmark/agent-session.js";
import { layoutJob, measureJob } from "../../../server/src/core/benchmark/job.js";
import { makePlan } from "../../../server/src/core/benchmark/plan.js";
import {
  type NamedWorkload,
  workload,
  workloadNames,
} from "../../../server/src/core/benchmark/workloads.js";
import type { Host } from "../../../server/src/hosts/host.js";
import { bootstrap, startScript } from "../../../server/src/hosts/script-process.js";
import { nothingLeft } from "../../support/benchmark-leftovers.js";

let directory = "";
before(() => {
  directory = mkdtempSync(join(tmpdir(), "vl-agent-"));
});
after(() => {
  rmSync(directory, { recursive: true });
});

/** Both jobs of a workload, small and short. */
function jobs(name: NamedWorkload, runtimeSeconds = 1): { layout: string; measure: string } {
  const sizeBytes = 64 * 1024 ** 2;
  const { plan } = makePlan({ target: "local", workload: name, sizeBytes, runtimeSeconds });
  assert.ok(plan !== undefined);
  const load = workload(name);
  return { layout: layoutJob(load, plan.settings), measure: measureJob(load, plan.settings) };
}

describe("every fio job", () => {
  const parse = (job: string) =>
    spawnSync("fio", ["--parse-only", "-"], { input: job, encoding: "utf8", cwd: directory });

  for (const name of workloadNames) {
    it(`is understood by the real fio without a word: ${name}`, () => {
      for (const job of Object.values(jobs(name))) {
        const { status, stdout, stderr } = parse(job);
        assert.equal(status, 0, stderr);
        // Of 32 jobs fio says that there are others like it.
        assert.doesNotMatch(stdout + stderr, /Bad|dropped|fail|note:/);
      }
    });
  }

  it("is refused by the real fio when one option is wrong", () => {
    const { status, stderr } = parse(jobs("sync-write-8k").measure.replace("sync=1", "sink=1"));
    assert.equal(status, 1);
    assert.match(stderr, /Bad option <sink=1>/);
  });
});

for (const shell of ["dash", "bash"]) {
  describe(`the agent in ${shell}`, () => {
    afterEach(() => nothingLeft(directory));

    const host: Host = {
      name: shell,
      start: (script, onOutput) => startScript([shell, "-c", bootstrap(script)], script, onOutput),
    };

    it("has no syntax that the shell does not know", () => {
      execFileSync(shell, ["-n"], {
        input: agentScript({ token: "t", directory, heartbeatSeconds: 1 }),
      });
    });

    it("carries out jobs one after the other and cleans up", async () => {
      const session = new AgentSession(host, directory);
      const lines: string[] = [];
      const stopper = new AbortController();
      const run = (kind: "layout" | "measure", job: string, signal: AbortSignal) =>
        session.run({
          kind,
          format: "json+",
          job,
          onLine: (line) => {
            lines.push(line);
            // The end of the first report: fio is at work.
            if (line === "}" && signal === stopper.signal) stopper.abort();
          },
          signal,
        });
      const never = new AbortController().signal;
      try {
        const facts = await session.ready(never);
        assert.ok(!("kind" in facts));
        assert.equal(facts.get("directory"), directory);
        assert.equal(facts.get("odirect"), "yes");
        const kernel = execFileSync("uname", ["-r"], { encoding: "utf8" }).trim();
        assert.equal(facts.get("kernel"), kernel);
        const df = execFileSync("df", ["--output=fstype", directory], { encoding: "utf8" });
        // In a chroot without a mount point of its own, neither of the two can tell.
        assert.equal(facts.get("fstype") ?? "-", df.split("\n")[1]?.trim());
        assert.ok(session.workDirectory?.startsWith(`${directory}/.virt-latency-`));

        assert.equal((await run("layout", jobs("sync-write-8k").layout, never))?.exitCode, 0);
        assert.equal((await run("measure", jobs("sync-write-8k").measure, never))?.exitCode, 0);
        // Stopped, fio still prints its last report.
        lines.length = 0;
        const long = jobs("sync-write-8k", 60).measure;
        assert.equal((await run("measure", long, stopper.signal))?.exitCode, 128);
        assert.ok(lines.includes("fio: terminating on signal 15"), lines.join("\n"));
        assert.equal(lines.filter((line) => line === "}").length, 2);
      } finally {
        assert.equal(await session.close(), true);
      }
      const { code, errorOutput } = await session.ended;
      assert.deepEqual([code, errorOutput], [0, ""]);
    });

    it("stays when its session only waits for its turn", async () => {
      const session = new AgentSession(host, directory, 1);
      const signal = new AbortController().signal;
      try {
        assert.ok(!("kind" in (await session.ready(signal))));
        // More than the two seconds after which silence ends it: the time itself is what is tested.
        await delay(3000);
        const job = jobs("sync-write-8k").layout;
        const exit = await session.run({
          kind: "layout",
          format: "json+",
          job,
          onLine: () => undefined,
          signal,
        });
        assert.equal(exit?.exitCode, 0);
      } finally {
        assert.equal(await session.close(), true);
      }
    });

    it("ends by itself when it hears nothing, as over a dead connection", async () => {
      const token = "0123456789abcdef";
      let output = "";
      const script = host.start(agentScript({ token, directory, heartbeatSeconds: 1 }), (chunk) => {
        const isReady = output.includes(`@@${token} ready`);
        output += chunk;
        if (isReady || !output.includes(`@@${token} ready`)) return;
        const job = jobs("sync-write-8k", 60).measure.split("\n");
        script.send(`measure json+ ${job.length}\n${job.join("\n")}\n`);
      });
      const { code } = await script.ended;
      assert.equal(code, 143);
      assert.match(output, new RegExp(`@@${token} started\n[^]*@@${token} removed\n$`));
    });

    it("cleans up at the end of its input, and at signals", async () => {
      for (const end of ["input", "TERM", "HUP", "INT"] as const) {
        const token = "fedcba9876543210";
        let output = "";
        const script = host.start(
          agentScript({ token, directory, heartbeatSeconds: 20 }),
          (chunk) => {
            const before = output;
            output += chunk;
            const isNew = (word: string): boolean =>
              output.includes(`@@${token} ${word}`) && !before.includes(`@@${token} ${word}`);
            if (isNew("ready")) {
              const job = jobs("sync-write-8k", 60).measure.split("\n");
              script.send(`measure json+ ${job.length}\n${job.join("\n")}\n`);
            }
            if (!isNew("started")) return;
            if (end === "input") script.endInput();
            else {
              const owner = execFileSync("sh", ["-c", `cat ${directory}/.virt-latency-*/.owner`]);
              process.kill(Number.parseInt(owner.toString(), 10), `SIG${end}`);
            }
          },
        );
        await script.ended;
        assert.match(output, new RegExp(`@@${token} removed\n$`), end);
      }
    });
  });
}
