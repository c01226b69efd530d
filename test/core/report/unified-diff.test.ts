import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { unifiedDiff } from "../../../server/src/core/report/unified-diff.js";

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");

describe("unified diff", () => {
  it("is empty where nothing changed", () => {
    assert.equal(unifiedDiff("vm.xml", "a\n", "a\n"), "");
  });

  it("shows three lines around a change", () => {
    const before = lines(9, String);
    assert.equal(
      unifiedDiff("vm.xml", before, before.replace("4", "four")),
      "--- vm.xml\n+++ vm.xml\n@@ -2,7 +2,7 @@\n 1\n 2\n 3\n-4\n+four\n 5\n 6\n 7\n",
    );
  });

  it("gives patch names with spaces", () => {
    const folder = mkdtempSync(join(tmpdir(), "unified-diff-"));
    try {
      writeFileSync(join(folder, "my vm.xml"), "slow\n");
      const diff = unifiedDiff("my vm.xml", "slow\n", "fast\n");
      assert.equal(diff, "--- my vm.xml\t\n+++ my vm.xml\t\n@@ -1,1 +1,1 @@\n-slow\n+fast\n");
      execFileSync("patch", ["--quiet", "--strip=0"], { cwd: folder, input: diff });
      assert.equal(readFileSync(join(folder, "my vm.xml"), "utf8"), "fast\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const before = `<domain>\n${lines(20_000, (index) => `disk ${String(index)}`)}</domain>`;
  const cases = {
    "of every line": before.replaceAll("disk", "fast disk"),
    "that takes every line away": "<domain>\n</domain>",
    "that adds a line break at the end": `${before.replaceAll("disk", "fast disk")}\n`,
    "that adds lines": before.replaceAll("\ndisk", "\na disk\ndisk"),
  };
  for (const [name, after] of Object.entries(cases)) {
    it(`gives patch a change of thousands of lines ${name}`, () => {
      const folder = mkdtempSync(join(tmpdir(), "unified-diff-"));
      try {
        const file = join(folder, "vm.xml");
        writeFileSync(file, before);
        const start = performance.now();
        const diff = unifiedDiff("vm.xml", before, after);
        // Matching them all takes minutes.
        assert.ok(performance.now() - start < 20_000);
        execFileSync("patch", ["--quiet", "--strip=0"], { cwd: folder, input: diff });
        assert.equal(readFileSync(file, "utf8"), after);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
