import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { findingLine } from "../../../server/src/core/report/text.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { assertGolden } from "../../support/golden.js";

/*
 * What operators get to see on the files that their deployers write, in our own rendering of them: each finding was
 * reviewed for whether the operator would thank us for it.
 */

const folder = join(import.meta.dirname, "../../fixtures/nova/deployers");

describe("the nova.conf that deployers write", () => {
  for (const name of readdirSync(folder)) {
    it(`has exactly the recorded findings: ${name}`, () => {
      const text = readFileSync(join(folder, name), "utf8");
      const { findings, failures } = lint(text, "nova-conf");
      assert.deepEqual(failures, []);
      const lines = new LineIndex(text);
      const written = findings.map((finding) => `${findingLine(finding, lines)}\n`).join("");
      assertGolden(`nova/${name.replace(".conf", ".txt")}`, written);
    });
  }
});
