import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runFleet } from "../../../server/src/benchmark/index.js";
import { leftovers } from "../../support/benchmark-leftovers.js";
import { secondsToNotice } from "../../support/benchmark-place.js";
import { fleetPlace, whenMeasuring } from "../../support/fleet-place.js";

const mib = 1024 ** 2;
const place = fleetPlace();

describe("several targets whose connections or agents die", () => {
  for (const live of [false, true]) {
    it(`leave nothing behind when ssh is cut, ${live ? "live" : "by fio's client"}`, async () => {
      const { runs } = await runFleet(place.plan({ request: { runtimeSeconds: 6 }, live }), {
        onProgress: whenMeasuring(() => {
          for (const pid of place.ssh.connections()) process.kill(pid, "SIGKILL");
        }),
      });
      assert.ok(runs.every(({ status }) => status === "failed"));
      assert.match(runs[1]?.problems.join() ?? "", /^The connection to .* was lost/);
      assert.match(runs[0]?.problems.join() ?? "", /since ssh:guest, ssh:root@guest failed/);
      await place.allGone(secondsToNotice);
    });
  }

  it("leave nothing behind when the agent of one is killed", async () => {
    const { runs } = await runFleet(place.plan({ request: { runtimeSeconds: 4 } }), {
      onProgress: whenMeasuring(() => {
        const name = place.workDirectories().at(0) ?? "";
        const owner = Number.parseInt(
          readFileSync(join(place.directory, name, ".owner"), "utf8"),
          10,
        );
        process.kill(owner, "SIGKILL");
      }),
    });
    assert.equal(runs.length, 3);
    await place.allGone(secondsToNotice);
  });

  for (const live of [false, true]) {
    it(`leave nothing behind when our process is killed, ${live ? "live" : "by fio's client"}`, async () => {
      const requests = place.targets.map((target) => ({
        ...{ target, directory: place.directory, sshConfig: place.ssh.configFile },
        ...{ sizeBytes: 64 * mib, runtimeSeconds: 60 },
      }));
      const script = join(import.meta.dirname, "../../support/fleet-child.ts");
      const child = spawn(
        process.execPath,
        ["--import", "tsx", script, place.temporary, String(live), JSON.stringify(requests)],
        {
          stdio: ["ignore", "pipe", "inherit"],
          env: { ...process.env, TMPDIR: place.usualTemporary },
        },
      );
      child.stdout.setEncoding("utf8");
      let output = "";
      for await (const chunk of child.stdout) {
        output += String(chunk);
        if (output.includes("measuring")) break;
      }
      assert.equal(place.workDirectories().length, 3);
      assert.notDeepEqual(leftovers(place.directory), []);
      child.kill("SIGKILL");
      await once(child, "exit");
      await place.allGone(secondsToNotice);
    });
  }
});
