/*
 * Runs one suite of tests with Node's own runner: `run-tests.ts unit`, or some files of it: `run-tests.ts unit cli/`.
 * The files are listed explicitly, since the runner would take support files for tests. A file or a suite without
 * a test fails instead of passing unseen, and so does a test that is skipped. The last line is "N passed, N failed".
 */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { projectRoot } from "./project.js";

interface Suite {
  /** Folders under test/. */
  readonly folders: readonly string[];
  /**
   * Those of them whose files share processes: tests of pure functions, which take less time than the start of a process
   * for each file.
   */
  readonly sharing?: readonly string[];
  /** Part of the paths of files that belong to another suite. */
  readonly without?: string;
  /** How many files run at once. */
  readonly concurrency: number;
  /** How long a file may take, if not ten. */
  readonly minutes?: number;
}

const suites: Readonly<Record<string, Suite>> = {
  unit: {
    folders: [
      "rules",
      "core",
      "lsp",
      "cli",
      "benchmark",
      "audit",
      "client",
      "libvirt",
      "project",
      "support",
    ],
    sharing: ["rules", "core"],
    concurrency: availableParallelism(),
  },
  // Most of them wait for fio, each with an sshd and a folder of its own.
  lab: { folders: ["lab"], concurrency: 2 },
  // Each file has a libvirt of its own. Its emulated guest takes a minute for what a real one does in seconds.
  guest: { folders: ["guest"], without: "guest/more/", concurrency: 2, minutes: 20 },
  // An editor beside the guest, and things that are ended in the nick of time: each wants the machine for itself.
  "guest-more": { folders: ["guest/more"], concurrency: 1, minutes: 30 },
  // One editor and one browser at a time keep a small machine quick enough for their time limits.
  e2e: { folders: ["e2e"], concurrency: 1 },
};

const [suiteName = "", filter = ""] = process.argv.slice(2);
const suite = suites[suiteName];
if (suite === undefined) {
  console.error(`usage: run-tests.ts ${Object.keys(suites).join("|")} [PART OF A PATH]`);
  process.exit(2);
}

const found = await testFiles(suite);
let passed = 0;
let failed = found.length === 0 ? 1 : 0;
if (found.length === 0) console.error(`The suite "${suiteName}" has no test file.`);
const shared = found.filter((file) => sharesProcess(suite, file));
for (const file of shared) {
  if (!/\b(?:test|it|describe)[A-Za-z]*\(/.test(await readFile(file, "utf8"))) saysNothing(file);
}
const groupsFolder = await mkdtemp(join(tmpdir(), "virt-latency-tests-"));
const files = [...(await together(shared)), ...found.filter((file) => !shared.includes(file))];

const { concurrency, minutes = 10 } = suite;
const events = run({ files, concurrency, timeout: minutes * 60_000 });
events.on("test:pass", ({ name, details, skip, todo }) => {
  if (files.includes(name)) saysNothing(name);
  else if (details.type !== "suite") {
    if (skip === undefined && todo === undefined) passed++;
    else failed++;
  }
});
events.on("test:fail", ({ details }) => {
  if (details.type !== "suite") failed++;
});
try {
  await pipeline(events, new spec(), process.stdout, { end: false });
} finally {
  await rm(groupsFolder, { recursive: true });
}
console.log(`${passed.toString()} passed, ${failed.toString()} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function saysNothing(file: string): void {
  failed++;
  console.error(`${relative(projectRoot, file)} has no test.`);
}

function sharesProcess({ sharing = [] }: Suite, file: string): boolean {
  return sharing.some((folder) => file.startsWith(join(projectRoot, "test", folder, sep)));
}

/** Files in `groupsFolder` that import the given ones, some dozens each. */
async function together(shared: readonly string[]): Promise<string[]> {
  const count = Math.ceil(shared.length / 40);
  const groups = Array.from({ length: count }, async (_, group) => {
    const path = join(groupsFolder, `${suiteName}-${String(group + 1)}.mjs`);
    // One in so many, as neighbours take about as long as each other.
    const members = shared.filter((_file, index) => index % count === group);
    await writeFile(path, members.map((file) => `import ${JSON.stringify(file)};\n`).join(""));
    return path;
  });
  return Promise.all(groups);
}

async function testFiles({ folders, without }: Suite): Promise<string[]> {
  const found = folders.map(async (folder) => {
    const path = join(projectRoot, "test", folder);
    if (!existsSync(path)) return [];
    const names = await readdir(path, { recursive: true });
    return names.filter((name) => name.endsWith(".test.ts")).map((name) => join(path, name));
  });
  const all = (await Promise.all(found)).flat().sort();
  const contains = (file: string, part: string): boolean =>
    file.split(sep).join("/").includes(part);
  return all.filter(
    (file) => contains(file, filter) && (without === undefined || !contains(file, without)),
  );
}
