import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { listFolder, readFileBelow, readFileIfThere } from "../../server/src/lsp/node-folders.js";

const root = mkdtempSync(join(tmpdir(), "virt-latency-folders-"));
after(() => {
  rmSync(root, { recursive: true });
});
const uriOf = (path: string): string => pathToFileURL(join(root, path)).href;
mkdirSync(join(root, "work/nova/sub"), { recursive: true });
writeFileSync(join(root, "secret"), "secret");
writeFileSync(join(root, "work/nova/a b.conf"), "inside");
writeFileSync(join(root, "work/large.conf"), "#".repeat(8 * 1024 * 1024 + 1));
symlinkSync("../../secret", join(root, "work/nova/out.conf"));
symlinkSync("a b.conf", join(root, "work/nova/in.conf"));
const folders = [`${uriOf("work")}/`, "file:///is/not/there/"];

describe("a file that the server looks for", () => {
  it("is read where it is a file, and anything else is not waited for", async () => {
    symlinkSync("/dev/zero", join(root, "work/endless.json"));
    execFileSync("mkfifo", [join(root, "work/pipe.json")]);
    assert.equal(await readFileIfThere(uriOf("work/nova/a b.conf")), "inside");
    for (const name of ["endless.json", "pipe.json", "large.conf", "nova", "none"]) {
      assert.equal(await readFileIfThere(uriOf(`work/${name}`)), undefined, name);
    }
    assert.equal(await readFileIfThere("file://host/x"), undefined);
  });
});

describe("files below a workspace", () => {
  it("are listed without folders", async () => {
    const names = await listFolder(`${uriOf("work/nova")}/`);
    assert.deepEqual(names?.toSorted(), ["a b.conf", "in.conf", "out.conf"]);
    assert.equal(await listFolder(`${uriOf("work/none")}/`), undefined);
  });

  it("are read, also through links that stay inside", async () => {
    assert.equal(await readFileBelow(uriOf("work/nova/a b.conf"), folders), "inside");
    assert.equal(await readFileBelow(uriOf("work/nova/in.conf"), folders), "inside");
  });

  it("are not read where a link or a path leads out, nor when they are large or no files", async () => {
    for (const path of ["work/nova/out.conf", "secret", "work/large.conf", "work/nova/sub"]) {
      const text = await readFileBelow(uriOf(path), folders);
      assert.equal(text?.length, undefined, path);
    }
    assert.equal(await readFileBelow("untitled:x", folders), undefined);
  });
});
