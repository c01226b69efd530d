import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, describe, it } from "node:test";
import { Script } from "node:vm";
import { projectRoot } from "../../scripts/project.js";

const cli = join(projectRoot, "dist/cli.cjs");
const expected = check({ NODE_DISABLE_COMPILE_CACHE: "1" });

describe("compiled code that is kept", () => {
  it("is the user's alone, and is used the next time", (context) => {
    const cache = cacheFolder(context);
    assert.equal(check({ XDG_CACHE_HOME: cache }), expected);
    const file = keptFile(cache);
    assert.equal(statSync(join(cache, "virt-latency")).mode & 0o777, 0o700);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const before = lstatSync(file, { bigint: true });
    assert.equal(check({ XDG_CACHE_HOME: cache }), expected);
    const after = lstatSync(file, { bigint: true });
    // Used as it is: what was not used is written anew, as another file.
    assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
  });

  it("lies below the home where nothing says otherwise", (context) => {
    const home = cacheFolder(context);
    assert.equal(check({ HOME: home }), expected);
    keptFile(join(home, ".cache"));
    const other = cacheFolder(context);
    check({ HOME: other, XDG_CACHE_HOME: "relative" });
    keptFile(join(other, ".cache"));
  });

  it("is compiled anew from another text, and where it is broken", (context) => {
    const cache = cacheFolder(context);
    check({ XDG_CACHE_HOME: cache });
    const file = keptFile(cache);
    const good = readFileSync(file);
    const length = statSync(join(projectRoot, "dist/cli-lint.cjs")).size;
    const otherText = Buffer.from(good);
    otherText[0] = (otherText[0] ?? 0) ^ 1;
    const broken = [otherText, good.subarray(0, length), good.subarray(0, -1000), Buffer.alloc(0)];
    for (const bytes of broken) {
      writeFileSync(file, bytes);
      assert.equal(check({ XDG_CACHE_HOME: cache }), expected);
      assert.equal(readFileSync(file).subarray(0, length).equals(good.subarray(0, length)), true);
      assert.ok(statSync(file).size > length + 100_000);
      assert.deepEqual(readdirSync(join(cache, "virt-latency")).length, 1);
    }
  });

  it("is not taken from where others can write, nor put there", (context) => {
    const cache = cacheFolder(context);
    check({ XDG_CACHE_HOME: cache });
    const file = keptFile(cache);
    const folder = join(cache, "virt-latency");
    const others = compiledByOthers();
    writeFileSync(file, others);
    // Why all this is needed: nothing in V8 finds out.
    assert.equal(check({ XDG_CACHE_HOME: cache }), "another program\n");
    for (const [path, open, closed] of [
      [folder, 0o777, 0o700],
      [folder, 0o720, 0o700],
      [file, 0o602, 0o600],
    ] as const) {
      chmodSync(path, open);
      assert.equal(check({ XDG_CACHE_HOME: cache }), expected);
      assert.equal(readFileSync(file).equals(others), path === folder);
      chmodSync(path, closed);
    }
    rmSync(folder, { recursive: true });
    chmodSync(cache, 0o777);
    check({ XDG_CACHE_HOME: cache });
    assert.deepEqual(readdirSync(cache), []);
  });

  it("is done without where it cannot be kept, or nobody wants it", (context) => {
    const cache = cacheFolder(context);
    check({ XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: "1" });
    assert.deepEqual(readdirSync(cache), []);
    assert.equal(check({}), expected);
    const occupied = join(cache, "occupied");
    mkdirSync(occupied);
    writeFileSync(join(occupied, "virt-latency"), "a file");
    assert.equal(check({ XDG_CACHE_HOME: occupied }), expected);
    assert.equal(check({ XDG_CACHE_HOME: "/dev/null" }), expected);
  });
});

/** What somebody could put there: other code that claims to be compiled from the bundle. */
function compiledByOthers(): Buffer {
  const source = readFileSync(join(projectRoot, "dist/cli-lint.cjs"));
  const code = 'console.log("another program"); process.exit(1);';
  const script = new Script(Module.wrap(code.padEnd(source.toString().length)));
  return Buffer.concat([source, script.createCachedData()]);
}

/** What `check` says of the example. */
function check(env: NodeJS.ProcessEnv): string {
  const example = join(projectRoot, "examples/slow-guest.xml");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "check", example], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...env },
  });
  assert.equal(status, 1, stderr);
  return stdout + stderr;
}

function cacheFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "compile-cache-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** The one file that is kept. */
function keptFile(cache: string): string {
  const folder = join(cache, "virt-latency");
  const [name = "", ...others] = readdirSync(folder);
  assert.deepEqual(others, []);
  return join(folder, name);
}
