import { readFile, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { readSshConfig } from "./ssh-config.js";

/** Included files that include further files are followed this far, as ssh itself does. */
const deepestInclude = 16;

/** Hosts of the user's ssh configuration, for a menu; none when there is none. */
export async function sshHosts(home: string = homedir()): Promise<readonly string[]> {
  const folder = join(home, ".ssh");
  return [...new Set(await hostsIn(join(folder, "config"), folder, deepestInclude))];
}

async function hostsIn(path: string, folder: string, depth: number): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  const { hosts, includes } = readSshConfig(text);
  if (depth === 0) return hosts;
  const included: string[] = [];
  for (const pattern of includes) {
    for (const file of await matching(expand(pattern, folder))) {
      included.push(...(await hostsIn(file, folder, depth - 1)));
    }
  }
  return [...hosts, ...included];
}

function expand(pattern: string, folder: string): string {
  if (pattern.startsWith("~/")) return join(dirname(folder), pattern.slice(2));
  return isAbsolute(pattern) ? pattern : join(folder, pattern);
}

/** Files for a path whose last part may hold `*` and `?`, sorted as glob(3) sorts. */
async function matching(path: string): Promise<readonly string[]> {
  const name = basename(path);
  if (!/[*?]/.test(name)) return [path];
  const expression = name
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((entry) => !entry.startsWith(".") && new RegExp(`^${expression}$`).test(entry))
    .sort()
    .map((entry) => join(dirname(path), entry));
}
