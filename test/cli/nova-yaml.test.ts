import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runCli, withTemporaryFolder } from "../support/cli.js";

const overrides = `nova_nova_conf_overrides:
  libvirt:
    disk_cachemodes: "file=unsafe"  # fast
  compute: {max_concurrent_disk_ops: 2}
`;

describe("settings of Nova in YAML on the command line", () => {
  it("are found in folders, wherever in a file they stand, and other YAML is not counted", () => {
    withTemporaryFolder((cwd) => {
      mkdirSync(join(cwd, "group_vars"));
      writeFileSync(join(cwd, "group_vars/all.yml"), `${"# filler\n".repeat(4000)}${overrides}`);
      writeFileSync(join(cwd, "long.yaml"), `a: [${"1, ".repeat(10_000)}1]\n`);
      writeFileSync(join(cwd, "other.yml"), "services: {}\n");
      writeFileSync(join(cwd, "notes.txt"), overrides);
      const { status, stdout, stderr } = runCli(["check"], { cwd });
      assert.match(stdout, /^group_vars\/all\.yml:4003:28 error file=unsafe /);
      assert.equal(stderr, "1 file, 1 finding: 1 error\n");
      assert.equal(status, 1);
    });
  });

  it("are fixed in place", () => {
    withTemporaryFolder((cwd) => {
      const path = join(cwd, "user_variables.yml");
      writeFileSync(path, overrides);
      const { status } = runCli(["fix", "--write", "--needs-care", "--quiet", path], { cwd });
      assert.equal(status, 0);
      assert.equal(readFileSync(path, "utf8"), overrides.replace("unsafe", "none"));
    });
  });

  it("come through standard input, and a file that holds none is refused by name", () => {
    const { stdout } = runCli(["check", "-"], { stdin: overrides });
    assert.match(stdout, /^stdin:3:28 error file=unsafe /);
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "x.yml"), "a: 1\n");
      const { status, stderr } = runCli(["check", "x.yml"], { cwd });
      assert.match(stderr, /^x\.yml: is neither /);
      assert.equal(status, 2);
    });
  });
});
