/*
 * Measures the language server that ships against others, as an editor sees them, and prints a table of docs/speed.md.
 *
 *   npm run build && npm run measure:editors [ROUNDS]
 *
 * The others are installed from npm into a temporary folder. Servers take turns, so that whatever else the machine does
 * slows all of them; each round starts each server anew.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import {
  type MeasuredDocument,
  type MeasuredServer,
  type Session,
  measureSession,
} from "./measure-editors/session.js";
import { domainOf, domainOfSize } from "./measure-speed/inputs.js";
import { median, rounded } from "./measure-speed/runs.js";
import { projectRoot } from "./project.js";

/** The versions are those of the table. */
const others = [
  "vscode-langservers-extracted@4.10.0",
  "yaml-language-server@1.25.0",
  "dockerfile-language-server-nodejs@0.15.0",
  "bash-language-server@5.8.1",
  "oxlint@1.94.0",
];

const rounds = Number(process.argv[2] ?? 7);
const folder = await mkdtemp(join(tmpdir(), "measure-editors-"));
try {
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const install = ["install", "--no-audit", "--no-fund", "--loglevel=error", ...others];
  execFileSync("npm", install, { cwd: folder, stdio: "inherit" });
  const servers = await measuredServers();
  const sessions = new Map<string, Session[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const server of servers) {
      const session = await measureSession(server);
      // The first round fills the caches of the disk and does not count.
      if (round > 0) sessions.get(server.name)?.push(session);
    }
  }
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length.toString()} × ` +
      `${cpus()[0]?.model ?? ""}, load ${loadavg()[0]?.toFixed(0) ?? ""}, ${rounds.toString()} rounds\n`,
  );
  console.log(table(sessions));
} finally {
  await rm(folder, { recursive: true });
}

async function measuredServers(): Promise<readonly MeasuredServer[]> {
  await build({
    entryPoints: [join(projectRoot, "scripts/measure-editors/empty-server.ts")],
    outfile: join(folder, "empty.cjs"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
  });
  const node = (path: string, ...args: readonly string[]): readonly string[] => [
    process.execPath,
    path,
    ...args,
  ];
  const installed = (name: string, ...args: readonly string[]): readonly string[] => [
    join(folder, "node_modules/.bin", name),
    ...args,
  ];
  const empty = node(join(folder, "empty.cjs"), "--stdio");
  const ours = node(join(projectRoot, "dist/server.cjs"), "--stdio");
  const small = guest("small.xml", domainOfSize(2048));
  const large = guest("large.xml", domainOf(1000));
  return [
    { name: "empty, 2 KB", command: empty, document: small, keys: 60 },
    { name: "virt-latency, 2 KB", command: ours, document: small, keys: 60 },
    { name: "empty, 1,000 disks", command: empty, document: large, keys: 60 },
    { name: "virt-latency, 1,000 disks", command: ours, document: large, keys: 60 },
    {
      name: "json, 2 KB",
      command: installed("vscode-json-language-server", "--stdio"),
      document: written(
        "small.json",
        "json",
        `{\n${filled(32, (n) => `  "name${n}": "${"v".repeat(45)}",\n`)}  "last": 1\n}\n`,
        1,
        5,
      ),
      keys: 6,
    },
    {
      name: "yaml, 2 KB",
      command: installed("yaml-language-server", "--stdio"),
      document: written(
        "small.yaml",
        "yaml",
        filled(35, (n) => `name${n}: ${"v".repeat(50)}\n`),
        1,
        3,
      ),
      keys: 6,
    },
    {
      name: "docker, 2 KB",
      command: installed("docker-langserver", "--stdio"),
      document: written(
        "Dockerfile",
        "dockerfile",
        `FROM debian:12\n${filled(34, (n) => `RUN echo ${n} ${"v".repeat(46)}\n`)}`,
        1,
        10,
      ),
      keys: 60,
    },
    {
      name: "bash, 2 KB",
      command: installed("bash-language-server", "start"),
      document: written(
        "small.sh",
        "shellscript",
        `#!/bin/bash\n${filled(35, (n) => `echo ${n} ${"v".repeat(50)}\n`)}`,
        1,
        6,
      ),
      keys: 6,
    },
    {
      name: "oxlint, 2 KB",
      command: installed("oxlint", "--lsp"),
      document: written(
        "small.js",
        "javascript",
        filled(36, (n) => `const name${n} = "${"v".repeat(36)}";\n`),
        1,
        8,
      ),
      keys: 60,
    },
  ];
}

function guest(name: string, text: string): MeasuredDocument {
  const lines = text.split("\n");
  const line = lines.findIndex((candidate) => candidate.includes("cache='none'"));
  const character = (lines[line] ?? "").indexOf("none'") + 4;
  return { ...written(name, "xml", text, line, character) };
}

function written(
  name: string,
  languageId: string,
  text: string,
  line: number,
  character: number,
): MeasuredDocument {
  const uri = pathToFileURL(join(folder, name)).href;
  return { uri, languageId, text, line, character, typed: "x" };
}

function filled(count: number, line: (index: string) => string): string {
  return Array.from({ length: count }, (_, index) => line(index.toString())).join("");
}

function table(sessions: ReadonlyMap<string, readonly Session[]>): string {
  const rows = [...sessions].map(([name, all]) => {
    const edits = all.flatMap(({ editMs }) => editMs);
    const cells = [
      name,
      rounded(median(all.map(({ initializeMs }) => initializeMs))),
      rounded(median(all.map(({ openedMs }) => openedMs))),
      rounded(median(edits)),
      rounded(percentile95(edits)),
      rounded(median(all.map(({ initializedMiB }) => initializedMiB))),
      rounded(median(all.map(({ editedMiB }) => editedMiB))),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head =
    "| server, document | initialize, ms | open to findings, ms | edit to findings, ms | its 95th percentile | RSS at start, MiB | RSS after typing |";
  return [head, "|---|---|---|---|---|---|---|", ...rows].join("\n");
}

function percentile95(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN;
}
