import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { leftovers, nothingLeft } from "../../support/benchmark-leftovers.js";
import { run, when } from "../../support/benchmark-outcome.js";
import { benchmarkPlace, secondsToNotice } from "../../support/benchmark-place.js";
import { childrenOf, programOf } from "../../support/processes.js";

const place = benchmarkPlace();
const { local, overSsh } = place;

describe("a benchmark whose client or connection dies", () => {
  for (const [name, request] of place.both) {
    for (const phase of ["preparing", "measuring"] as const) {
      it(`leaves nothing behind ${name} when our process is killed while ${phase}`, async () => {
        const child = spawn(
          process.execPath,
          [
            "--import",
            "tsx",
            join(import.meta.dirname, "../../support/api-child.ts"),
            JSON.stringify(request({ runtimeSeconds: 60, sizeBytes: 512 * 1024 ** 2 })),
          ],
          { stdio: ["ignore", "pipe", "inherit"] },
        );
        child.stdout.setEncoding("utf8");
        let output = "";
        for await (const chunk of child.stdout) {
          output += String(chunk);
          if (output.includes(phase)) break;
        }
        assert.notDeepEqual(leftovers(place.directory), []);
        child.kill("SIGKILL");
        await once(child, "exit");
        await nothingLeft(place.directory, secondsToNotice);
      });
    }
  }

  for (const [what, victims] of [
    ["the ssh client", () => childrenOf(process.pid).filter(isSsh)],
    ["sshd's process for it", () => place.ssh.connections()],
  ] as const) {
    it(`fails when ${what} is killed, and keeps what was measured`, async () => {
      const result = await run(overSsh({ runtimeSeconds: 60 }), {
        onProgress: when(
          ({ sample }) => sample !== null,
          () => {
            const pids = victims();
            assert.notDeepEqual(pids, []);
            for (const pid of pids) process.kill(pid, "SIGKILL");
          },
        ),
      });
      assert.equal(result.status, "failed");
      assert.match(result.problems.join(), /^The connection to the target was lost/);
      assert.ok(result.samples.length >= 1);
      assert.equal(result.results[0]?.direction, "write");
      await nothingLeft(place.directory, secondsToNotice);
    });
  }

  it("removes the files although the agent itself was killed", async () => {
    const result = await run(local({ runtimeSeconds: 30 }), {
      onProgress: when(
        ({ phase }) => phase === "measuring",
        () => {
          for (const pid of childrenOf(process.pid).filter(isShell)) process.kill(pid, "SIGKILL");
        },
      ),
    });
    assert.equal(result.status, "failed");
    // fio ends when nobody takes its next report.
    await nothingLeft(place.directory, secondsToNotice);
  });

  it("sweeps up what an agent left that no longer runs, and nothing else", async () => {
    const shell = (command: string): string =>
      execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
    const here = `${shell("uname -n")} ${shell("cat /etc/machine-id || :")} ${shell("readlink /proc/self/ns/pid")}\n`;
    const boot = shell("cat /proc/sys/kernel/random/boot_id");
    const entries: Readonly<Record<string, string | undefined>> = {
      ".virt-latency-DEAD00": `4194305 ${boot} ${here}`,
      ".virt-latency-BOOT00": `${process.pid} another-start ${here}`,
      ".virt-latency-LIVE00": `${process.pid} ${boot} ${here}`,
      ".virt-latency-ELSE00": `4194305 ${boot} elsewhere ${here}`,
      ".virt-latency-NONE00": undefined,
    };
    for (const [name, owner] of Object.entries(entries)) {
      mkdirSync(join(place.directory, name));
      if (owner !== undefined) writeFileSync(join(place.directory, name, ".owner"), owner);
    }
    symlinkSync("/etc", join(place.directory, ".virt-latency-LINK00"));
    await run(local({ runtimeSeconds: 1 }));
    const left = readdirSync(place.directory).sort();
    for (const name of left) rmSync(join(place.directory, name), { recursive: true });
    assert.deepEqual(left, [
      ".virt-latency-ELSE00",
      ".virt-latency-LINK00",
      ".virt-latency-LIVE00",
      ".virt-latency-NONE00",
    ]);
  });
});

function isSsh(pid: number): boolean {
  return programOf(pid) === "ssh";
}

function isShell(pid: number): boolean {
  return programOf(pid) === "sh";
}
