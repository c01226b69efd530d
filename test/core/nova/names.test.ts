import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { isOptionNameAnywhere } from "../../../server/src/core/catalog/nova-options.js";
import { projectRoot } from "../../../scripts/project.js";

/*
 * What nova.conf cannot express is said with names of image properties and of flavors' extra specs. None may be suggested
 * that Nova does not have, such as those that only a blueprint knows.
 */

const known = JSON.parse(
  readFileSync(join(projectRoot, "test/fixtures/nova/names-34.json"), "utf8"),
) as { readonly extraSpecs: readonly string[]; readonly imageProperties: readonly string[] };

const texts = [
  "docs/nova-conf.md",
  ...filesIn("docs/rules/nova", ".md"),
  ...filesIn("server/src/core/rules/nova", ".ts"),
  ...filesIn("server/src/core/editor/nova", ".ts"),
  ...filesIn("server/src/core/nova", ".ts"),
];

describe("image properties and extra specs that are named", () => {
  it("exist in Nova", () => {
    const named = texts.flatMap((path) =>
      namesIn(readFileSync(join(projectRoot, path), "utf8")).map((name) => ({ path, name })),
    );
    assert.ok(new Set(named.map(({ name }) => name)).size > 15);
    assert.deepEqual(
      named.filter(({ name }) => !exists(name)),
      [],
    );
  });

  it("would be missed if they did not", () => {
    const invented = ["hw_io_threads", "hw:scsi_queues", "quota:disk_latency"];
    assert.deepEqual(namesIn(invented.join(" ")), invented);
    assert.deepEqual(invented.filter(exists), []);
  });
});

/** Properties of images begin with `hw_` or `img_`, extra specs with `hw:` or `quota:`. */
function namesIn(text: string): readonly string[] {
  return text.match(/\b(?:(?:hw|img)_[a-z]\w*|(?:hw|quota):[a-z]\w*)/g) ?? [];
}

function exists(name: string): boolean {
  return (
    known.extraSpecs.includes(name) ||
    known.imageProperties.includes(name) ||
    isOptionNameAnywhere(name)
  );
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}
