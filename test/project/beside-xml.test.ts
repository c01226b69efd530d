import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { projectRoot } from "../../scripts/project.js";
import { TestClient, modernEditor } from "../support/lsp-client.js";

it("serves domain XML together with the common XML extension, which formats and renames tags", async () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    readonly contributes: { readonly xmlLanguageParticipants: unknown };
  };
  assert.deepEqual(manifest.contributes.xmlLanguageParticipants, [{ languageId: "libvirt-xml" }]);
  const client = await TestClient.start({ capabilities: modernEditor });
  const { capabilities } = client.initialized;
  await client.stop();
  for (const name of [
    "documentFormattingProvider",
    "documentRangeFormattingProvider",
    "documentOnTypeFormattingProvider",
    "linkedEditingRangeProvider",
  ] as const) {
    assert.equal(capabilities[name], undefined, name);
  }
});
