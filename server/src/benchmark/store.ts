import { randomBytes } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readRuns } from "../core/benchmark/read-run.js";
import type { BenchmarkRun } from "../core/benchmark/run.js";
import { BenchmarkError } from "./benchmark-error.js";

export interface ListedRuns {
  /** Newest first. */
  readonly runs: readonly BenchmarkRun[];
  /** Files that are not runs, with the reason: sentences. */
  readonly problems: readonly string[];
}

const whatToRead =
  "Name a file that `virt-latency benchmark` has written, or the id of a stored run.";

/** Keeps one run in the folder, which is created if needed, and tells the path. */
export async function storeRun(folder: string, run: BenchmarkRun): Promise<string> {
  const path = join(folder, `${run.id}.json`);
  await writeWhole(path, `${JSON.stringify(run)}\n`, "set XDG_STATE_HOME to another place");
  return path;
}

/** All runs in the folder; a folder that does not exist has none. */
export async function listRuns(folder: string): Promise<ListedRuns> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (reason(error) === "ENOENT") return { runs: [], problems: [] };
    const hint = "Runs are kept there, unless XDG_STATE_HOME names another place.";
    throw unreadable(folder, error, hint);
  }
  const runs: BenchmarkRun[] = [];
  const problems: string[] = [];
  for (const name of names.filter((entry) => entry.endsWith(".json"))) {
    try {
      runs.push(...(await loadRuns(join(folder, name))));
    } catch (error) {
      if (!(error instanceof BenchmarkError)) throw error;
      problems.push(error.message);
    }
  }
  runs.sort((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
  return { runs, problems };
}

/** The runs in one file; at least one. `read` is how to read what may be something else than a file of ours. */
export async function loadRuns(
  path: string,
  read: (path: string) => string | Promise<string> = readRegular,
): Promise<readonly BenchmarkRun[]> {
  let text: string;
  try {
    text = await read(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  const { runs, problem } = readRuns(text);
  if (runs === undefined) {
    const message = `Cannot read ${path} as a benchmark run. ${problem}`;
    throw new BenchmarkError({ code: "storage", message, hint: whatToRead });
  }
  return runs;
}

/** A pipe or a device may never end. */
async function readRegular(path: string): Promise<string> {
  const kind = await stat(path);
  if (!kind.isFile() && !kind.isDirectory()) throw new Error("is not a regular file");
  return await readFile(path, "utf8");
}

/** Writes a file that is either there as a whole or not at all. `elsewhere` is what to do where that cannot be. */
export async function writeWhole(
  path: string,
  text: string,
  elsewhere = "name another place with --output",
): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text, { flag: "wx", flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const isFull = reason(error) === "ENOSPC";
    throw new BenchmarkError(
      {
        code: "storage",
        message: `Cannot write ${path} (${isFull ? "no space left" : reason(error)}).`,
        hint: sentence(isFull ? `free some space there, or ${elsewhere}` : elsewhere),
      },
      { cause: error },
    );
  }
}

function unreadable(path: string, error: unknown, hint = whatToRead): BenchmarkError {
  const message = `Cannot read ${path} (${reason(error)}).`;
  return new BenchmarkError({ code: "storage", message, hint }, { cause: error });
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Node's short name for what the system said, such as ENOSPC; else what was said. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
