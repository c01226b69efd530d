import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where golden files lie: beside the fixtures, so that no formatter touches them. */
const goldenFolder = join(import.meta.dirname, "../fixtures/golden");

/**
 * Compares a text with the one recorded under this name. `UPDATE_GOLDEN=1` records it anew, for a person to review;
 * without that, a text that was never recorded fails.
 */
export function assertGolden(name: string, actual: string): void {
  const path = join(goldenFolder, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  assert.ok(existsSync(path), `${name} was never recorded: run the test with UPDATE_GOLDEN=1`);
  assert.equal(actual, readFileSync(path, "utf8"));
}
