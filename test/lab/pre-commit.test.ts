import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parse } from "yaml";
import * as v from "valibot";
import { projectRoot } from "../../scripts/project.js";
import { Workplace, guest, mendedNova } from "./editors/workplace.js";

/** The hooks as they stand, but for where the command comes from: here it is in the PATH, so that npm is not needed. */
function hooks(): readonly Readonly<Record<string, unknown>>[] {
  const text = readFileSync(join(projectRoot, ".pre-commit-hooks.yaml"), "utf8");
  return v
    .parse(v.array(v.looseObject({ id: v.string(), language: v.literal("node") })), parse(text))
    .map((hook) => ({ ...hook, language: "system" }));
}

describe("pre-commit", () => {
  const workplace = new Workplace();
  const cwd = join(workplace.home, "work");
  const env = {
    PATH: `${join(workplace.home, "bin")}:/usr/bin:/bin`,
    HOME: workplace.home,
    LC_ALL: "C.UTF-8",
  };
  const git = (...args: readonly string[]): void => {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], {
      cwd,
      env,
    });
  };
  const run = (hook: string): { status: number | null; stdout: string } =>
    spawnSync("/usr/bin/pre-commit", ["run", "--color=never", hook], {
      cwd,
      env,
      encoding: "utf8",
    });

  before(() => {
    workplace.write(
      "work/.pre-commit-config.yaml",
      JSON.stringify({ repos: [{ repo: "local", hooks: hooks() }] }),
    );
    // A file of the last commit, which no run is about.
    workplace.write("work/old.xml", "<domain>");
    git("init", "--quiet");
    git("add", ".pre-commit-config.yaml", "old.xml");
    git("commit", "--quiet", "--message=Start");
  });
  after(() => {
    workplace.remove();
  });

  it("passes by what is not ours", () => {
    workplace.write("work/pom.xml", "<project/>");
    workplace.write("work/values.yaml", "a: 1\n");
    git("add", "pom.xml", "values.yaml");
    const { status, stdout } = run("virt-latency");
    assert.match(stdout, /^virt-latency check\.+Passed\n$/);
    assert.equal(status, 0);
  });

  it("stops a commit for what is found in the files of that commit", () => {
    git("add", "guest.xml", "nova.conf");
    const { status, stdout } = run("virt-latency");
    assert.equal(status, 1);
    assert.match(stdout, /^guest\.xml:15:\d+ warning .* domain\/disk-io-threads$/m);
    assert.match(stdout, /^nova\.conf:6:15 error .* nova\/use-cow-images-conflict$/m);
    assert.doesNotMatch(stdout, /old\.xml|pom\.xml/);
  });

  it("applies what is safe, and stops so that it can be looked at", () => {
    assert.equal(run("virt-latency-fix").status, 1);
    assert.equal(workplace.read("work/nova.conf"), mendedNova);
    assert.equal(workplace.read("work/guest.xml"), guest.replace("io='threads'", "io='native'"));
    git("add", "guest.xml", "nova.conf");
    assert.equal(run("virt-latency-fix").status, 0);
  });
});
