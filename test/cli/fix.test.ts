import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { applyPatch } from "diff";
import { cliFile, runCli, withTemporaryFolder } from "../support/cli.js";
import { assertGolden } from "../support/golden.js";

const slow = readFileSync(join(import.meta.dirname, "../fixtures/cli/slow.xml"), "utf8");

describe("fix, without --write", () => {
  it("prints a diff, says what it does, and changes nothing", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "slow.xml"), slow);
      const { status, stdout, stderr } = runCli(["fix", "slow.xml"], { cwd });
      assertGolden("fix-slow.diff", stdout);
      assertGolden("fix-slow.stderr.txt", stderr);
      assert.equal(status, 1);
      assert.equal(readFileSync(join(cwd, "slow.xml"), "utf8"), slow);
    });
  });

  it("prints a diff that gives the same text as --write", () => {
    withTemporaryFolder((cwd) => {
      // No line end at the end of the file, and CRLF inside: what diffs get wrong.
      const text = slow.trimEnd().replaceAll("\n", "\r\n");
      writeFileSync(join(cwd, "a.xml"), text);
      writeFileSync(join(cwd, "b.xml"), text);
      const { stdout } = runCli(["fix", "--needs-care", "a.xml"], { cwd });
      assert.equal(runCli(["fix", "--needs-care", "--write", "b.xml"], { cwd }).status, 0);
      const fixed = applyPatch(text, stdout, { autoConvertLineEndings: false });
      assert.ok(fixed !== false && fixed !== text);
      assert.equal(fixed, readFileSync(join(cwd, "b.xml"), "utf8"));
      assert.doesNotMatch(fixed, /[^\r]\n/);
    });
  });

  it("has nothing to print for a text without findings", () => {
    const { status, stdout, stderr } = runCli(["fix", "-"], { stdin: "<domain/>" });
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
  });

  it("leaves a file alone that is not well-formed", () => {
    const { status, stdout, stderr } = runCli(["fix", "-"], { stdin: `${slow}<domain>` });
    assert.deepEqual([status, stdout], [0, ""]);
    assert.match(stderr, /^stdin: \d+ findings remain/);
  });

  it("applies the fixes of one rule only when asked to", () => {
    const rule = "domain/disk-io-threads";
    const { stdout, stderr } = runCli(["fix", "--rule", rule, "slow.xml"]);
    assert.match(stdout, /^\+.*io='native'/m);
    assert.doesNotMatch(stdout, /iothread/);
    assert.match(stderr, /^slow\.xml: 1 fix printed/);
  });

  it("offers those that need care only when asked to, and names the rest", () => {
    const rule = "domain/disk-cache-unsafe";
    const without = runCli(["fix", "--rule", rule, "slow.xml"]);
    assert.deepEqual([without.status, without.stdout], [0, ""]);
    assert.equal(
      without.stderr,
      "slow.xml: 1 finding remains: 1 with a fix that needs care (--needs-care)\n",
    );
    assert.equal(runCli(["fix", "--needs-care", "--rule", rule, "slow.xml"]).status, 1);
  });
});

describe("fix --write", () => {
  it("changes the file once and then no more", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "vm.xml"), slow);
      const first = runCli(["fix", "--write", "vm.xml"], { cwd });
      assert.deepEqual([first.status, first.stdout], [0, ""]);
      const fixed = readFileSync(join(cwd, "vm.xml"), "utf8");
      assert.notEqual(fixed, slow);
      const second = runCli(["fix", "--write", "vm.xml"], { cwd });
      assert.doesNotMatch(second.stderr, /applied/);
      assert.equal(readFileSync(join(cwd, "vm.xml"), "utf8"), fixed);
      assert.deepEqual(readdirSync(cwd), ["vm.xml"]);
    });
  });

  it("keeps mode and owner, and follows a link to the file itself", () => {
    withTemporaryFolder((cwd) => {
      const file = join(cwd, "vm.xml");
      writeFileSync(file, slow);
      chmodSync(file, 0o640);
      const asRoot = process.getuid?.() === 0;
      if (asRoot) chownSync(file, 65534, 65534);
      symlinkSync("vm.xml", join(cwd, "link.xml"));
      assert.equal(runCli(["fix", "--write", "link.xml"], { cwd }).status, 0);
      assert.ok(lstatSync(join(cwd, "link.xml")).isSymbolicLink());
      const { mode, uid } = statSync(file);
      assert.equal(mode & 0o7777, 0o640);
      if (asRoot) assert.equal(uid, 65534);
      assert.notEqual(readFileSync(file, "utf8"), slow);
    });
  });

  it("prints the fixed text of standard input", () => {
    const fixed = runCli(["fix", "--write", "--quiet", "-"], { stdin: slow });
    assert.deepEqual([fixed.status, fixed.stderr], [0, ""]);
    assert.match(fixed.stdout, /io='native'/);
    assert.equal(runCli(["fix", "--quiet", "-"], { stdin: fixed.stdout }).status, 0);
  });

  it("leaves a file with other hard links as it is, and says what to do", () => {
    withTemporaryFolder((cwd) => {
      const file = join(cwd, "vm.xml");
      writeFileSync(file, slow);
      linkSync(file, join(cwd, "other.xml"));
      const { status, stderr } = runCli(["fix", "--write", "--quiet", "vm.xml"], { cwd });
      assert.equal(
        stderr,
        "vm.xml: has other hard links, which would keep the old text. Part it from them: cp -p FILE NEW && mv NEW FILE\n",
      );
      assert.equal(status, 3);
      assert.equal(readFileSync(file, "utf8"), slow);
      assert.deepEqual(readdirSync(cwd), ["other.xml", "vm.xml"]);
    });
  });

  it("leaves a file alone whose owner it cannot keep", () => {
    // Only root can give a file to somebody else, and be somebody else.
    if (process.getuid?.() !== 0) return;
    withTemporaryFolder((cwd) => {
      const file = join(cwd, "vm.xml");
      writeFileSync(file, slow);
      chmodSync(file, 0o666);
      chmodSync(cwd, 0o777);
      const args = [cliFile, "fix", "--write", "--quiet", "vm.xml"];
      const as = (gid: number, uid = 65534): [number | null, string] => {
        chownSync(file, uid, 0);
        const options = { cwd, encoding: "utf8", uid: 65534, gid } as const;
        const { status, stderr } = spawnSync(process.execPath, args, options);
        return [status, stderr];
      };
      const problem = (owner: string): [number, string] => [
        3,
        `vm.xml: belongs to another ${owner}, and only root can replace it and keep that\n`,
      ];
      assert.deepEqual(as(65534, 0), problem("user"));
      assert.deepEqual(as(65534), problem("group"));
      assert.equal(readFileSync(file, "utf8"), slow);
      assert.deepEqual(readdirSync(cwd), ["vm.xml"]);
    });
  });

  it("is not interrupted while it replaces a file, and leaves nothing beside it", () => {
    withTemporaryFolder((folder) => {
      const cwd = join(folder, "guests");
      mkdirSync(cwd);
      for (const name of ["a.xml", "b.xml"]) writeFileSync(join(cwd, name), slow);
      const interrupting = join(folder, "interrupting.cjs");
      writeFileSync(
        interrupting,
        `const files = require("node:fs/promises");
        const { rename } = files;
        files.rename = async (...paths) => {
          const isHeard = process.listenerCount("SIGINT") > 0;
          const heard = isHeard && new Promise((resolve) => process.once("SIGINT", resolve));
          // Nothing else keeps the program running in the meantime.
          const running = setInterval(() => {}, 1000);
          process.kill(process.pid, "SIGINT");
          await heard;
          clearInterval(running);
          return rename(...paths);
        };`,
      );
      const args = ["--require", interrupting, cliFile, "fix", "--write", "--quiet", "."];
      const { signal, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
      assert.deepEqual([signal, stderr], ["SIGINT", ""]);
      assert.deepEqual(readdirSync(cwd), ["a.xml", "b.xml"]);
      assert.notEqual(readFileSync(join(cwd, "a.xml"), "utf8"), slow);
      assert.equal(readFileSync(join(cwd, "b.xml"), "utf8"), slow);
    });
  });

  it("leaves the file whole when it cannot be written, and ends with 3", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "vm.xml"), slow);
      // A limit on the size of files stops root as well; pipes have no such size.
      const script = `ulimit -f 0; exec "${process.execPath}" "${cliFile}" fix --write --quiet vm.xml`;
      const result = spawnSync("sh", ["-c", script], { cwd, encoding: "utf8" });
      assert.match(result.stderr, /^vm\.xml: cannot be written: /);
      assert.equal(result.status, 3);
      assert.deepEqual(readdirSync(cwd), ["vm.xml"]);
      assert.equal(readFileSync(join(cwd, "vm.xml"), "utf8"), slow);
    });
  });

  for (const [what, content, message] of [
    ["is broken", "{ bad", ":1:3: This is not valid JSON: invalid symbol."],
    ["has an unknown key", '{ "rule": {} }', ":1:3: `rule` is not a setting here."],
    ["is not there", undefined, ": does not exist"],
  ] as const) {
    it(`fixes nothing by a configuration that ${what}`, () => {
      withTemporaryFolder((cwd) => {
        writeFileSync(join(cwd, "vm.xml"), slow);
        if (content !== undefined) writeFileSync(join(cwd, "own.json"), content);
        for (const writes of [[], ["--write"]]) {
          const args = ["fix", ...writes, "--config", "own.json", "vm.xml"];
          const { status, stdout, stderr } = runCli(args, { cwd });
          assert.deepEqual([status, stdout], [2, ""]);
          assert.ok(
            stderr.startsWith(
              `1 file left alone, whose configuration is not understood:\nown.json${message}`,
            ),
            stderr,
          );
          assert.equal(readFileSync(join(cwd, "vm.xml"), "utf8"), slow);
        }
      });
    });
  }

  it("fixes what another configuration is for than the broken one", () => {
    withTemporaryFolder((cwd) => {
      for (const folder of ["broken", "sound"]) {
        mkdirSync(join(cwd, folder));
        writeFileSync(join(cwd, folder, "vm.xml"), slow);
      }
      writeFileSync(join(cwd, "broken/.virt-latency.json"), "{ bad");
      assert.equal(runCli(["fix", "--write", "."], { cwd }).status, 2);
      assert.equal(readFileSync(join(cwd, "broken/vm.xml"), "utf8"), slow);
      assert.notEqual(readFileSync(join(cwd, "sound/vm.xml"), "utf8"), slow);
    });
  });

  it("never writes XML in another encoding than UTF-8", () => {
    withTemporaryFolder((cwd) => {
      const text = `<?xml version='1.0' encoding='ISO-8859-1'?>\n${slow.replace("db1", "d\u00e4b")}`;
      const bytes = Buffer.from(text, "latin1");
      writeFileSync(join(cwd, "vm.xml"), bytes);
      const { status, stderr } = runCli(["fix", "--write", "--quiet", "vm.xml"], { cwd });
      assert.equal(stderr, "vm.xml: is not UTF-8, so it is left as it is\n");
      assert.equal(status, 2);
      assert.deepEqual(readFileSync(join(cwd, "vm.xml")), bytes);
    });
  });
});
