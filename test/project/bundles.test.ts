import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "../../scripts/project.js";

/** Kilobytes: somewhat above what they are, so that a dependency that came along by accident is seen. */
const budgets = {
  "extension.cjs": 520,
  "extension.web.js": 470,
  // What answers the greeting of an editor, and no more: it is all that a start waits for.
  "server.cjs": 210,
  // Loaded after the greeting, and with the first benchmark.
  "engine.cjs": 950,
  "server-benchmark.cjs": 180,
  "server.worker.js": 200,
  "cli.cjs": 10,
  "cli-lint.cjs": 350,
  "cli-rules.cjs": 550,
  "cli-benchmark.cjs": 480,
  // Loaded with the first results that are shown; nearly half of it draws the charts.
  "page.js": 120,
  "page.css": 10,
};

describe("bundles", () => {
  for (const [name, kilobytes] of Object.entries(budgets)) {
    it(`${name} is below ${kilobytes.toString()} kB`, () => {
      const { size } = statSync(join(projectRoot, "dist", name));
      assert.ok(size < kilobytes * 1000, `${size.toString()} bytes`);
    });
  }

  it("carry nothing of VS Code but in the extension, and no path of the machine that built them", () => {
    for (const name of [
      "server.cjs",
      "engine.cjs",
      "cli.cjs",
      "cli-lint.cjs",
      "cli-benchmark.cjs",
      "page.js",
    ]) {
      const text = readFileSync(join(projectRoot, "dist", name), "utf8");
      assert.doesNotMatch(text, /require\("vscode"\)/);
      assert.ok(!text.includes(projectRoot), name);
    }
  });

  it("make a command that starts by itself", () => {
    const cli = join(projectRoot, "dist/cli.cjs");
    accessSync(cli, constants.X_OK);
    assert.match(readFileSync(cli, "utf8"), /^#!\/usr\/bin\/env node\n/);
    const { status, stdout } = spawnSync(cli, ["--version"], { encoding: "utf8" });
    assert.equal(status, 0);
    assert.match(stdout, /^virt-latency \d/);
  });
});
