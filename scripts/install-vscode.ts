/**
 * Puts a real VS Code (server and web workbench, from the npm package code-server) into .vscode-test/, using
 * nothing but the npm registry: no download of VS Code, no compiler, no install scripts.
 *
 *     node --import tsx scripts/install-vscode.ts [latest] [--force]
 *
 * The pins (package.json and package-lock.json, every tarball with its integrity) are in test/vscode-host/<name>/.
 * VSCODE_TEST_CACHE=/dir keeps the installed hosts elsewhere, such as in a CI cache.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import * as v from "valibot";

const root = path.resolve(import.meta.dirname, "..");
const pins = path.join(root, "test/vscode-host");
const standIns = path.join(pins, "stand-ins");

/** Raise it when what `finish` does changes, so that folders made by an older recipe are not used. */
const recipe = 1;

/** Native modules that would need a compiler, and the file that stands in for each. */
const replacedModules: Readonly<Record<string, string>> = {
  "@vscode/spdlog": "spdlog.cjs",
  "@vscode/native-watchdog": "native-watchdog.cjs",
  "native-watchdog": "native-watchdog.cjs",
};

/** Built-in extensions that want the internet or slow the start down, and that our tests do not need. */
const removedExtensions = [
  "copilot",
  "mermaid-markdown-features",
  "git",
  "github",
  "tunnel-forwarding",
];

/** A VS Code server that is ready to be started. */
export interface VSCodeHost {
  readonly version: string;
  /** The Node that this VS Code was made for. */
  readonly node: string;
  /** The script that is both the server and its command line. */
  readonly serverMain: string;
}

/** Where the hosts are kept; desktop builds of VS Code go there as well. */
export const hostCache = process.env["VSCODE_TEST_CACHE"] ?? path.join(root, ".vscode-test");

/** Installs the pinned host `name` when it is missing; 10-25 s then, nothing otherwise. */
export function installVSCode(name = "latest", options: { force?: boolean } = {}): VSCodeHost {
  const folder = path.join(hostCache, folderName(name));
  const complete = path.join(folder, ".complete");
  if (options.force !== true && fs.existsSync(complete)) return hostIn(folder);

  console.error(`Installing the VS Code that tests run in (${name}) into ${folder} ...`);
  const started = Date.now();
  const unfinished = `${folder}.tmp-${process.pid.toString()}`;
  try {
    installPins(path.join(pins, name), unfinished);
    const version = finish(unfinished);
    fs.writeFileSync(path.join(unfinished, ".complete"), `${version}\n`);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(unfinished, folder);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.error(`VS Code ${version} is ready after ${seconds} s`);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  return hostIn(folder);
}

/** `npm ci` of a folder's package.json and lockfile into another folder; no install script runs. */
export function installPins(pin: string, folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    fs.copyFileSync(path.join(pin, file), path.join(folder, file));
  }
  const { status } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { cwd: folder, env: withoutOuterNpm(process.env), stdio: ["ignore", "inherit", "inherit"] },
  );
  if (status !== 0) throw new Error(`npm ci of ${pin} failed (exit status ${String(status)})`);
}

/** Settings of an `npm run` around us, such as its prefix, must not reach an npm that works elsewhere. */
function withoutOuterNpm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer = /^npm_(config_(?!cache|registry|userconfig)|package_|lifecycle)/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !outer.test(name)));
}

/** Carries everything that decides the content, so that a new pin never meets an old folder. */
function folderName(name: string): string {
  const hash = createHash("sha256").update(recipe.toString());
  const files = [
    path.join(pins, name, "package.json"),
    path.join(pins, name, "package-lock.json"),
    ...new Set(Object.values(replacedModules).map((file) => path.join(standIns, file))),
  ];
  for (const file of files) hash.update(fs.readFileSync(file));
  return `vscode-server-${name}-${process.platform}-${process.arch}-${hash.digest("hex").slice(0, 10)}`;
}

function hostIn(folder: string): VSCodeHost {
  const vscode = vscodeIn(folder);
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(vscode, "package.json"), "utf8"));
  const bundledNode = path.join(
    folder,
    `node_modules/node-${process.platform}-${process.arch}/bin/node`,
  );
  return {
    version: v.parse(v.object({ version: v.string() }), manifest).version,
    node: fs.existsSync(bundledNode) ? bundledNode : process.execPath,
    serverMain: path.join(vscode, "out/server-main.js"),
  };
}

function vscodeIn(folder: string): string {
  return path.join(folder, "node_modules/code-server/lib/vscode");
}

/** Makes the installed packages a VS Code that starts, and returns its version. */
function finish(folder: string): string {
  const modules = path.join(folder, "node_modules");
  const vscode = vscodeIn(folder);
  // VS Code looks for its modules beside itself, npm has put them at the top.
  fs.symlinkSync(path.relative(vscode, modules), path.join(vscode, "node_modules"), "dir");
  for (const [name, standIn] of Object.entries(replacedModules)) {
    const module = path.join(modules, name);
    fs.rmSync(module, { recursive: true, force: true });
    fs.mkdirSync(module, { recursive: true });
    const manifest = { name, version: "0.0.0", main: "index.cjs" };
    fs.writeFileSync(path.join(module, "package.json"), JSON.stringify(manifest));
    fs.copyFileSync(path.join(standIns, standIn), path.join(module, "index.cjs"));
  }
  for (const extension of removedExtensions) {
    fs.rmSync(path.join(vscode, "extensions", extension), { recursive: true, force: true });
  }
  const host = hostIn(folder);
  const probe = spawnSync(host.node, [host.serverMain, "--version"], {
    encoding: "utf8",
    timeout: 60_000,
  });
  if (!probe.stdout.includes(host.version)) {
    throw new Error(`The installed VS Code does not start: ${probe.stdout}${probe.stderr}`);
  }
  return host.version;
}

if (process.argv[1] === import.meta.filename) {
  const options = process.argv.slice(2);
  const name = options.find((option) => !option.startsWith("-"));
  const host = installVSCode(name, { force: options.includes("--force") });
  console.log(host.serverMain);
}
