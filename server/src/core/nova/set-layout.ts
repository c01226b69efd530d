/*
 * Which files nova-compute reads, and in which order, where nobody says so (`find_config_files`, `find_config_dirs` and
 * `__call__` of oslo_config/cfg.py, and the service lines of Debian's and Ubuntu's packages).
 */

/** Where a file stands in the usual layout of /etc/nova; paths have `/` between folders. */
export interface SetPlace {
  /** The folder that holds nova.conf, with its closing slash. */
  readonly folder: string;
  /** The file seen from there. */
  readonly member: string;
}

/** What there is in a folder such as /etc/nova: names of files, and of the files in each drop-in folder. */
export interface SetListing {
  readonly files: readonly string[];
  readonly dropIns: Readonly<Record<DropInFolder, readonly string[]>>;
}

export const dropInFolders = ["nova.conf.d", "nova-compute.conf.d"] as const;
export type DropInFolder = (typeof dropInFolders)[number];

const mainFile = "nova.conf";
const computeFile = "nova-compute.conf";

/** Undefined for a file that nova-compute does not read by itself, such as another service's. */
export function placeInSet(path: string): SetPlace | undefined {
  const slash = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, slash);
  const name = path.slice(slash);
  if (name === mainFile || name === computeFile) return { folder, member: name };
  const parent = dropInFolders.find((one) => folder.endsWith(`/${one}/`));
  if (parent === undefined || !isDropIn(name)) return undefined;
  return { folder: folder.slice(0, -parent.length - 1), member: `${parent}/${name}` };
}

/** The files of the set, seen from the folder, in the order in which nova-compute reads them. */
export function usualOrder({ files, dropIns }: SetListing): readonly string[] {
  const mains = [mainFile, computeFile].filter((name) => files.includes(name));
  const drops = dropInFolders.flatMap((folder) =>
    dropInOrder(dropIns[folder]).map((name) => `${folder}/${name}`),
  );
  // Debian and Ubuntu name both files on nova-compute's command line, and what is named there comes after the folders
  // that oslo.config finds by itself. Without such a line the folders come last.
  return files.includes(computeFile) ? [...drops, ...mains] : [...mains, ...drops];
}

/** The files that oslo.config reads from a folder, in its order: `*.conf` by code point, hidden ones left out. */
export function dropInOrder(names: readonly string[]): readonly string[] {
  return names.filter(isDropIn).sort(byCodePoint);
}

function isDropIn(name: string): boolean {
  return name.endsWith(".conf") && !name.startsWith(".");
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}
