import type { Companions } from "./core/nova/config-set.js";
import {
  type DropInFolder,
  dropInOrder,
  dropInFolders,
  placeInSet,
  usualOrder,
} from "./core/nova/set-layout.js";
import type { NamedText } from "./core/text/named-text.js";

/** How a host reaches the files beside a nova.conf. Names are paths, or URIs in an editor, with `/` between folders. */
export interface SetFiles {
  /** The names of the files in a folder, which ends with `/`; undefined when it is not there or cannot be read. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Undefined for a file that is not there, is too large, or must not be read. */
  read(name: string): Promise<string | undefined>;
  /** The name of a file by its path seen from a folder. */
  join(folder: string, path: string): string;
}

/** No service reads more; the rest would cost more time than it is worth. Characters are those of all files together. */
const mostFiles = 32;
const mostCharacters = 4 * 1024 * 1024;

/**
 * The other files that the service reads beside the file `name`: those of `configured`, if it is among them, else those
 * of the usual layout. Undefined for a file that counts as the only one.
 */
export async function companionsOf(
  name: string,
  configured: readonly string[] | undefined,
  files: SetFiles,
): Promise<Companions | undefined> {
  const named = await namesOf(name, configured, files);
  if (named === undefined) return undefined;
  const { names, complete } = named;
  const at = names.indexOf(name);
  if (at === -1) return { before: [], after: [], complete: false };
  const texts = await Promise.all(
    names.slice(0, mostFiles).map(async (one): Promise<NamedText | undefined> => {
      const text = one === name ? "" : await files.read(one);
      return text === undefined ? undefined : { name: one, text };
    }),
  );
  const length = texts.reduce((sum, one) => sum + (one?.text.length ?? 0), 0);
  if (length > mostCharacters) return { before: [], after: [], complete: false };
  const isThere = (text: NamedText | undefined): text is NamedText => text !== undefined;
  return {
    before: texts.slice(0, at).filter(isThere),
    after: texts.slice(at + 1).filter(isThere),
    complete: complete && names.length <= mostFiles && texts.every(isThere),
  };
}

interface SetNames {
  /** In the order in which the service reads them. */
  readonly names: readonly string[];
  readonly complete: boolean;
}

async function namesOf(
  name: string,
  configured: readonly string[] | undefined,
  files: SetFiles,
): Promise<SetNames | undefined> {
  if (configured !== undefined) {
    const lists = await Promise.all(
      configured.map(async (one) => {
        if (!one.endsWith("/")) return [one];
        const found = await files.list(one);
        return found && dropInOrder(found).map((each) => files.join(one, each));
      }),
    );
    const names = lists.flatMap((list) => list ?? []);
    if (names.includes(name)) return { names, complete: !lists.includes(undefined) };
  }
  return usualNames(name, files);
}

async function usualNames(name: string, files: SetFiles): Promise<SetNames | undefined> {
  const place = placeInSet(name);
  if (place === undefined) return undefined;
  const { folder, member } = place;
  const [present, ...dropIns] = await Promise.all([
    files.list(folder),
    ...dropInFolders.map((one) => files.list(`${folder}${one}/`)),
  ]);
  const listing = {
    files: present ?? [],
    dropIns: Object.fromEntries(
      dropInFolders.map((one, index) => [one, dropIns[index] ?? []]),
    ) as Record<DropInFolder, readonly string[]>,
  };
  const order = usualOrder(listing);
  // The file in hand may be new, or known only to an editor.
  if (!order.some((one) => files.join(folder, one) === name)) {
    return { names: [name], complete: member === "nova.conf" };
  }
  return {
    names: order.map((one) => files.join(folder, one)),
    complete: order.includes("nova.conf"),
  };
}
