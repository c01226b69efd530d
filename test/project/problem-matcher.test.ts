import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import * as v from "valibot";
import { projectRoot } from "../../scripts/project.js";

const manifest = v.object({
  contributes: v.object({
    problemMatchers: v.tuple([
      v.object({ name: v.literal("virt-latency"), pattern: v.looseObject({ regexp: v.string() }) }),
    ]),
  }),
});

it("the problem matcher of VS Code reads what the command line prints", () => {
  const text = readFileSync(join(projectRoot, "package.json"), "utf8");
  const [{ pattern }] = v.parse(manifest, JSON.parse(text)).contributes.problemMatchers;
  const { stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "server/src/cli/main.ts", "check", "test/e2e/workspace/slow-guest.xml"],
    { cwd: projectRoot, encoding: "utf8" },
  );
  const found = stdout.split("\n").flatMap((line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    if (match === null) return [];
    const [, file, row, column, severity, message = "", code] = match;
    return [{ place: [file, row, column, severity, code], hasMessage: /^\S.*\S$/.test(message) }];
  });
  assert.deepEqual(
    found.filter(({ hasMessage }) => !hasMessage),
    [],
  );
  assert.deepEqual(
    found.map(({ place }) => place).find((place) => place[4] === "domain/disk-cache-writethrough"),
    ["test/e2e/workspace/slow-guest.xml", "14", "45", "warning", "domain/disk-cache-writethrough"],
  );
  // Each finding, whatever its severity, and none of the lines below it.
  assert.equal(
    found.length,
    stdout.split("\n").filter((line) => /^\S+:\d+:\d+ /.test(line)).length,
  );
});
