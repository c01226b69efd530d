import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import type { BenchmarkRequest } from "../../../server/src/core/benchmark/plan.js";
import { nothingLeft } from "../../support/benchmark-leftovers.js";
import { failure } from "../../support/benchmark-outcome.js";
import { benchmarkPlace } from "../../support/benchmark-place.js";
import { type LoopbackSsh, startLoopbackSsh } from "../../support/loopback-ssh.js";

const place = benchmarkPlace();
const { overSsh } = place;

describe("a host that cannot be benchmarked", () => {
  const unreachable: readonly (readonly [string, string, RegExp])[] = [
    ["stranger", "The host key of stranger is not known yet.", /compare its fingerprint/],
    ["locked", "locked does not let you in without a password.", /ssh-copy-id locked/],
    ["closed", "closed refuses ssh connections.", /Start its ssh server/],
    [
      "no-such-host.invalid",
      "There is no host no-such-host.invalid: neither in your ssh configuration nor in the DNS.",
      /Check the name/,
    ],
  ];
  for (const [host, message, hint] of unreachable) {
    it(`says why: ${host}`, async () => {
      const error = await failure(overSsh({ target: `ssh:${host}` }));
      assert.equal(error.code, "unreachable");
      assert.equal(error.message, message);
      assert.match(error.hint, hint);
    });
  }

  describe("because of its fio", () => {
    let programs = "";
    let other: LoopbackSsh;
    before(async () => {
      programs = mkdtempSync(join(tmpdir(), "vl-path-"));
      for (const folder of ["/bin", "/usr/bin"]) {
        for (const name of readdirSync(folder)) {
          if (name === "fio") continue;
          try {
            symlinkSync(join(folder, name), join(programs, name));
          } catch (error) {
            if (!(error instanceof Error && "code" in error && error.code === "EEXIST"))
              throw error;
          }
        }
      }
      other = await startLoopbackSsh({ path: programs });
    });
    after(async () => {
      await other.stop();
      rmSync(programs, { recursive: true });
    });
    afterEach(() => nothingLeft(place.directory));

    const request = (): BenchmarkRequest => overSsh({ sshConfig: other.configFile });

    it("that is not there", async () => {
      const error = await failure(request());
      assert.equal(error.code, "fio-missing");
      assert.equal(error.message, "There is no fio on the target.");
      assert.match(error.hint, /^Install it there: /);
    });

    it("that is too old", async () => {
      // A stand-in: it only says that it is a version nobody should use.
      const fio = join(programs, "fio");
      writeFileSync(fio, "#!/bin/sh\necho fio-2.1\n");
      chmodSync(fio, 0o755);
      const error = await failure(request());
      assert.equal(error.code, "fio-unsupported");
      assert.equal(error.message, "The target has fio 2.1, which cannot be used for this.");
    });
  });
});
