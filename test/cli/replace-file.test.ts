import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { ChangedMeanwhileError, replaceFile } from "../../server/src/cli/replace-file.js";

it("never replaces what somebody else wrote in the meantime", async () => {
  const folder = await mkdtemp(join(tmpdir(), "virt-latency-test-"));
  try {
    const path = join(folder, "vm.xml");
    await writeFile(path, "theirs");
    await assert.rejects(replaceFile(path, "what was read", "ours"), ChangedMeanwhileError);
    assert.equal(await readFile(path, "utf8"), "theirs");
    assert.deepEqual(await readdir(folder), ["vm.xml"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
