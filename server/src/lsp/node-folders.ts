import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { relative, isAbsolute, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Nova's own sample of everything is 0.4 MB; a baseline has a line for each thing that a large repository knows. */
const largestFile = 8 * 1024 * 1024;

/** The names of what is in a folder and is no folder; undefined when it is not there or cannot be read. */
export async function listFolder(uri: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  } catch {
    return undefined;
  }
}

/**
 * The text of a file; undefined when it cannot be read, since the server looks for files where there need not be any, and for
 * what may never end: a repository can hold a link to a device.
 */
export async function readFileIfThere(uri: string): Promise<string | undefined> {
  try {
    return await readRegular(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** The text of a file that lies below one of the folders, wherever symbolic links lead. */
export async function readFileBelow(
  uri: string,
  folders: readonly string[],
): Promise<string | undefined> {
  try {
    const path = await realpath(fileURLToPath(uri));
    const roots = await Promise.all(folders.map(realFolder));
    if (!roots.some((root) => root !== undefined && isBelow(path, root))) return undefined;
    return await readRegular(path);
  } catch {
    return undefined;
  }
}

async function readRegular(path: string): Promise<string | undefined> {
  const found = await stat(path);
  return found.isFile() && found.size <= largestFile ? readFile(path, "utf8") : undefined;
}

/** Where a folder really lies; undefined when it is not there. */
export async function realFolder(uri: string): Promise<string | undefined> {
  try {
    return await realpath(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** Whether a path lies below a folder; both without links. */
export function isBelow(path: string, folder: string): boolean {
  const within = relative(folder, path);
  return within !== "" && within !== ".." && !within.startsWith(`..${sep}`) && !isAbsolute(within);
}
