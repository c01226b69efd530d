import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { installVSCode } from "../../scripts/install-vscode.js";
import { packageVsix } from "../../scripts/package-vsix.js";
import { installExtension } from "./host/server.js";
import { temporaryFolder } from "./host/temporary-folder.js";

const folder = temporaryFolder("vsix");
const first = packageVsix(path.join(folder, "first.vsix"));

test("the package stays below 1 MB", (t) => {
  t.diagnostic(`${(first.bytes / 1000).toFixed(0)} kB`);
  assert.ok(first.bytes < 1_000_000);
});

test("packaging twice gives the same bytes", () => {
  const second = packageVsix(path.join(folder, "second.vsix"));
  assert.ok(fs.readFileSync(first.file).equals(fs.readFileSync(second.file)));
});

test("every file that the manifest names is installed", () => {
  const extensions = installExtension(installVSCode(), first.file);
  const [name] = fs.readdirSync(extensions).filter((entry) => entry.startsWith("virt-latency."));
  assert.ok(name !== undefined);
  const extension = path.join(extensions, name);
  const manifest: unknown = JSON.parse(
    fs.readFileSync(path.join(extension, "package.json"), "utf8"),
  );
  const named = pathsIn(manifest);
  assert.ok(named.includes("./dist/extension.cjs"));
  assert.deepEqual(
    named.filter((file) => !fs.existsSync(path.join(extension, file))),
    [],
  );
});

/** Every relative path in a manifest, such as the entry point and the grammars. */
function pathsIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("./") ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}
