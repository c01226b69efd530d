/*
 * Holds what would ship in the .vsix against this list: nothing else, and all of it. Run after a build.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stageExtension } from "./package-vsix.js";
import { projectRoot } from "./project.js";

const required = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist/engine.cjs",
  "dist/extension.cjs",
  "dist/extension.web.js",
  "dist/page.css",
  "dist/page.js",
  "dist/rule-pages.json",
  "dist/server-benchmark.cjs",
  "dist/server.cjs",
  "dist/server.worker.js",
  "examples/slow-guest.xml",
  "examples/slow-nova.conf",
  "images/icon.png",
  "images/walkthrough/find.svg",
  "images/walkthrough/fix.svg",
  "images/walkthrough/keep.svg",
  "images/walkthrough/measure.svg",
  "l10n/bundle.l10n.json",
  "package.json",
  "package.nls.json",
  "schemas/configuration.schema.json",
];
const allowed = [
  /^syntaxes\/[a-zA-Z.-]+\.json$/,
  /^(package\.nls|l10n\/bundle\.l10n)\.[a-z-]+\.json$/,
];

const listed = listFiles();
const missing = required.filter((file) => !listed.includes(file));
const surplus = listed.filter(
  (file) => !required.includes(file) && !allowed.some((pattern) => pattern.test(file)),
);
for (const file of missing) console.error(`Missing from the package: ${file}`);
for (const file of surplus) console.error(`Must not be in the package: ${file}`);
console.log(`${listed.length.toString()} files would be packaged.`);
process.exitCode = missing.length + surplus.length === 0 ? 0 : 1;

/** What vsce would package, from the same folder that the package is made from. */
function listFiles(): string[] {
  const stage = mkdtempSync(join(tmpdir(), "virt-latency-package-"));
  try {
    stageExtension(stage);
    const vsce = join(projectRoot, "node_modules/@vscode/vsce/vsce");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [vsce, "ls", "--no-dependencies"],
      { cwd: stage, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`vsce ls failed:\n${stdout}${stderr}`);
    return stdout.split("\n").filter((line) => line !== "");
  } finally {
    rmSync(stage, { recursive: true });
  }
}
