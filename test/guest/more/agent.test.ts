import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { diskXml, labDomain } from "../../../scripts/lab/domain.js";
import { type Lab, startLab } from "../../../scripts/lab/lab.js";
import {
  BenchmarkError,
  planBenchmark,
  runBenchmark,
} from "../../../server/src/benchmark/index.js";
import type { BenchmarkRequest } from "../../../server/src/core/benchmark/plan.js";
import type { Host } from "../../../server/src/hosts/host.js";
import { runScript } from "../../../server/src/hosts/run-script.js";
import { sshHost } from "../../../server/src/hosts/ssh-host.js";
import { agentHost } from "../../../server/src/libvirt/agent-host.js";

const mib = 1024 ** 2;
const uuid = "6f1c2b1e-0000-4000-8000-00000000a6e0";
const never = new AbortController().signal;

let lab: Lab;
let guest: Host;
before(async () => {
  lab = await startLab();
  const disks = ["data", "other"].map((label, unit) =>
    // Of equal size, so that the size tells nothing.
    diskXml({ label, source: lab.makeDisk(label, 256, "raw", "db"), unit }),
  );
  lab.define(labDomain({ name: "db", uuid, labels: ["data", "other"], devices: disks.join("") }));
  await lab.boot("db");
  const hypervisor = sshHost({ host: "hv", configFile: lab.sshConfig });
  guest = agentHost({ hypervisor, uri: "qemu:///system", uuid, name: "db" });
});
after(() => lab.stop());

/** The guest removes what is left by itself, soon after the script has ended. */
afterEach(async () => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const left = await lab.inGuest(
      "db",
      "ls -d /tmp/.virt-latency* /data/.virt-latency* /other/.virt-latency* 2>/dev/null; true",
    );
    if (left.trim() === "") return;
    if (Date.now() > deadline) assert.fail(`left in the guest: ${left}`);
    // The keeper's end is no event on this side.
    await delay(500);
  }
});

function request(more: Partial<BenchmarkRequest> = {}): BenchmarkRequest {
  return {
    target: "qemu+ssh://hv/system#db",
    sshConfig: lab.sshConfig,
    sizeBytes: 64 * mib,
    runtimeSeconds: 2,
    ...more,
  };
}

async function problemOf(more: Partial<BenchmarkRequest>): Promise<BenchmarkError> {
  try {
    await runBenchmark(planBenchmark(request(more)));
  } catch (error) {
    if (error instanceof BenchmarkError) return error;
    throw error;
  }
  return assert.fail("it ran");
}

describe("a script through the guest agent", () => {
  it("has input, output, errors and a status", async () => {
    const asked = 'read -r line; echo "got $line, ä as $(id -u)"; cat; echo bad >&2; exit 7';
    let output = "";
    const running = guest.start(asked, (chunk) => {
      output += chunk;
    });
    running.send("one\n");
    running.send("two\n");
    running.endInput();
    assert.deepEqual(await running.ended, { code: 7, errorOutput: "bad\n" });
    assert.equal(output, "got one, ä as 0\ntwo\n");
  });

  it("may print more than one look takes", async () => {
    const { output, end } = await runScript(guest, "head -c 600000 /dev/zero | tr '\\0' x", never);
    assert.deepEqual(end, { code: 0, errorOutput: "" });
    assert.equal(output.length, 600_000);
  });

  it("is told when it is killed, and can clean up", async () => {
    await lab.inGuest("db", "rm -f /tmp/told");
    let begun: () => void = () => undefined;
    const isRunning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const running = guest.start(
      "trap 'echo > /tmp/told; exit' TERM; echo; while sleep 1; do :; done",
      () => {
        begun();
      },
    );
    await isRunning;
    running.kill();
    assert.deepEqual(await running.ended, { code: null, errorOutput: "" });
    while (!(await lab.inGuest("db", "ls /tmp")).split("\n").includes("told")) {
      await delay(200);
    }
    await lab.inGuest("db", "rm /tmp/told");
  });

  it("ends with the reason where there is no such guest", async () => {
    const hypervisor = sshHost({ host: "hv", configFile: lab.sshConfig });
    const none = agentHost({
      hypervisor,
      uri: "qemu:///system",
      uuid: uuid.replace("a6e0", "a6e1"),
      name: "none",
    });
    const { end } = await runScript(none, "true", never);
    assert.equal(end.code, null);
    assert.match(end.errorOutput, /Domain not found|failed to get domain/);
  });
});

describe("a benchmark through the guest agent", () => {
  for (const via of ["ssh", "agent"] as const) {
    it(`finds a directory on the disk by ${via}, of two that are equally large`, async () => {
      for (const [unit, directory] of ["/data", "/other"].entries()) {
        const disk = /<target dev='([a-z]+)'/g;
        const target = [...lab.virsh("dumpxml", "db").matchAll(disk)][unit]?.[1] ?? "";
        const [run] = await runBenchmark(planBenchmark(request({ disk: target, via })));
        assert.equal(run?.status, "complete", run?.problems.join());
        assert.equal(run.directory, directory);
      }
    });
  }

  it("is refused where the directory is on another disk, or there is no such disk", async () => {
    const [target = ""] = /(?<=<target dev=')[a-z]+/.exec(lab.virsh("dumpxml", "db")) ?? [];
    const other = await problemOf({ disk: target, directory: "/other", via: "agent" });
    assert.equal(other.code, "disk");
    assert.match(
      other.message,
      /^The directory \/other is on \w+; the disk \w+ is \w+ in the guest\.$/,
    );
    const none = await problemOf({ disk: "vdz" });
    assert.equal(none.message, "The guest db that runs has no disk vdz.");
  });

  it("leaves nothing behind when it is cancelled", async () => {
    const abort = new AbortController();
    const [run] = await runBenchmark(
      planBenchmark(request({ directory: "/data", via: "agent", runtimeSeconds: 60 })),
      {
        signal: abort.signal,
        onProgress: ({ sample }) => {
          if (sample !== null) abort.abort();
        },
      },
    );
    assert.equal(run?.status, "cancelled");
    assert.equal((await lab.leftovers("db")).trim(), "");
  });
});
