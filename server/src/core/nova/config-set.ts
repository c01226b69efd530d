import { parseOslo } from "../oslo/parse.js";
import type { OsloFile } from "../oslo/tree.js";
import type { NamedText } from "../text/named-text.js";

/** The other files that the same service reads, in its order: what is read later wins. */
export interface Companions {
  readonly before: readonly NamedText[];
  readonly after: readonly NamedText[];
  /** False when some file of the set is not at hand, so that nobody knows what the files do not say. */
  readonly complete: boolean;
}

/**
 * The files that one service reads. Their offsets are those of one long text, so that a span alone tells its file: the
 * file in hand comes first and keeps its own offsets, the others follow.
 */
export interface ConfigSet {
  /** In the order in which the service reads them. */
  readonly files: readonly SetFile[];
  readonly complete: boolean;
  /** Names of options that something else sets too, such as the template of a deployer; absent: none. */
  readonly setElsewhere?: ReadonlySet<string>;
  /** nova-compute certainly is among the services that read the files. */
  readonly reachesCompute?: boolean;
  /** The service that reads the files, where that is certainly not nova-compute. */
  readonly otherService?: string;
}

export interface SetFile {
  /** Undefined for the file in hand. */
  readonly named: NamedText | undefined;
  /** Its text begins with `start` characters of white space, which oslo.config reads past. */
  readonly file: OsloFile;
  /** Where the file's own text begins. */
  readonly start: number;
}

/** A file that nothing is known to stand beside. */
export function aloneSet(file: OsloFile): ConfigSet {
  return { files: [{ named: undefined, file, start: 0 }], complete: true };
}

export function readConfigSet(file: OsloFile, companions: Companions): ConfigSet {
  let start = file.text.length;
  const read = (named: NamedText): SetFile => {
    // One line of spaces moves everything in the file to where it lies in the set, whatever is read from it or edited.
    start += 1;
    const padding = `${" ".repeat(start - 1)}\n`;
    const found = { named, file: parseOslo(padding + named.text), start };
    start += named.text.length;
    return found;
  };
  const before = companions.before.map(read);
  const after = companions.after.map(read);
  return {
    files: [...before, { named: undefined, file, start: 0 }, ...after],
    complete: companions.complete,
  };
}

/** The file of the set that an offset lies in. */
export function fileAt(set: ConfigSet, offset: number): SetFile | undefined {
  return set.files.find(
    ({ start, file }) => (start === 0 || start <= offset) && offset <= file.text.length,
  );
}
