import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { projectRoot } from "../../scripts/project.js";

/** What the scripts read and write; the rest of the project is not needed for a new rule. */
const copied = [
  ".prettierrc.json",
  "README.md",
  "client/src",
  "docs/rules",
  "examples",
  "l10n",
  "package.json",
  "package.nls.json",
  "schemas",
  "scripts",
  "server/src",
  "test/support",
  "tsconfig.base.json",
  "tsconfig.json",
];

describe("npm run new-rule and npm run generate, in a copy of the project", () => {
  let copy = "";

  before(() => {
    copy = mkdtempSync(join(tmpdir(), "virt-latency-copy-"));
    for (const path of copied) {
      cpSync(join(projectRoot, path), join(copy, path), { recursive: true });
    }
    symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"));
    assert.equal(node("scripts/generate.ts").status, 0);
  });
  after(() => {
    rmSync(copy, { recursive: true });
  });

  for (const id of [
    "",
    "disk-cache-unsafe",
    "xen/disk-cache-unsafe",
    "domain/Disk",
    "domain/disk",
    "domain/use-native-aio",
    "domain/../x-y",
  ]) {
    it(`refuses the name "${id}"`, () => {
      const { status, stderr } = node("scripts/new-rule.ts", id);
      assert.equal(status, 2);
      assert.notEqual(stderr, "");
    });
  }

  it("refuses to overwrite a rule", () => {
    const path = join(copy, "server/src/core/rules/domain/disk-cache-unsafe.ts");
    const text = readFileSync(path, "utf8");
    const { status, stderr } = node("scripts/new-rule.ts", "domain/disk-cache-unsafe");
    assert.equal(status, 2);
    assert.match(stderr, /^Already there: /);
    assert.equal(readFileSync(path, "utf8"), text);
  });

  for (const id of ["audit/thing-unset", "domain/thing-unset", "nova/thing-unset"]) {
    it(`writes ${id}, which is in the index and whose test fails until the rule is written`, () => {
      const { status, stderr } = node("scripts/new-rule.ts", id);
      assert.equal(status, 0, stderr);
      for (const path of [
        `server/src/core/rules/${id}.ts`,
        `test/rules/${id}.test.ts`,
        `docs/rules/${id}.md`,
      ]) {
        assert.ok(existsSync(join(copy, path)), path);
      }
      const index = readFileSync(join(copy, "server/src/core/rules/index.ts"), "utf8");
      assert.ok(index.includes(`./${id}.js`));
      assert.match(
        readFileSync(join(copy, `docs/rules/${id}.md`), "utf8"),
        new RegExp(`^# ${id}$`, "m"),
      );
      const test = node("--test", `test/rules/${id}.test.ts`);
      assert.equal(test.status, 1);
      assert.match(test.stdout, /not ok .*exactly (?:the marked places|this)$/m);
    });
  }

  it("generates nothing twice, and notices what is stale without writing it", () => {
    assert.equal(node("scripts/generate.ts", "--check").status, 0);
    const page = join(copy, "docs/rules/domain/xml-malformed.md");
    const text = readFileSync(page, "utf8");
    const stale = text.replace("not well-formed XML,", "well-formed XML,");
    assert.notEqual(stale, text);
    writeFileSync(page, stale);
    const { status, stderr } = node("scripts/generate.ts", "--check");
    assert.equal(status, 1);
    assert.equal(stderr, "docs/rules/domain/xml-malformed.md is stale.\nRun: npm run generate\n");
    assert.equal(readFileSync(page, "utf8"), stale);
    assert.equal(node("scripts/generate.ts").status, 0);
    assert.equal(readFileSync(page, "utf8"), text);
  });

  function node(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    // A test runner inside a test runner reports to the outer one unless it is told not to.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    return spawnSync(process.execPath, ["--import", "tsx", ...args], {
      cwd: copy,
      encoding: "utf8",
      env,
    });
  }
});
