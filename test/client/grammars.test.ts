import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const tester = fileURLToPath(import.meta.resolve("vscode-tmgrammar-test/dist/unit.js"));
const folder = join(import.meta.dirname, "grammars");
const syntaxes = join(import.meta.dirname, "../../syntaxes");

/** Runs the marked files of a grammar through VS Code's own tokenizer; prints what differs. */
function check(file: string, grammar: string): void {
  const grammars = [join(syntaxes, grammar), join(folder, "text-xml.tmLanguage.json")];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tester, ...grammars.flatMap((path) => ["-g", path]), join(folder, file)],
    { encoding: "utf8", timeout: 60_000 },
  );
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /run successfuly/);
}

describe("the grammars", () => {
  it("colour nova.conf as oslo.config reads it", () => {
    check("nova.conf", "nova-conf.tmLanguage.json");
  });

  it("colour the comments of domain XML that switch rules off, and leave the rest to XML", () => {
    check("domain.xml", "libvirt-xml.tmLanguage.json");
  });
});
