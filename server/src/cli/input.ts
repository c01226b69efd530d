import {
  type Dirent,
  type Stats,
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  statSync,
} from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { type Language, recognise, recogniseStart, startOfFile } from "../core/lint/recognise.js";
import type { InputError } from "../core/report/linted-file.js";
import type { CommandIo } from "./command.js";
import { type DecodedText, decode } from "./decode.js";
import { failureText } from "./failure-text.js";
import { largestFile } from "./regular-file.js";

/** A text to lint. */
export interface Input {
  /** As the user named it, or as it was found below the folder that the user named. */
  readonly name: string;
  /** Absolute. For standard input where the text would lie: in the current directory, unless the user said otherwise. */
  readonly path: string;
  readonly isStdin: boolean;
  readonly text: string;
  readonly language: Language;
  /** False when the bytes are in another encoding than UTF-8, so that writing the text would change them. */
  readonly isUtf8: boolean;
}

export type FoundInput = Input | InputError;

/** What is said of what is larger than `largestFile`. */
const tooLarge = "is larger than 256 MiB, so it is nothing that libvirt or Nova reads";

/** Values and variables that people write are smaller; what is larger was generated, and is read only when it is named. */
const largestYaml = 4 * 1024 * 1024;

/** Folders that hold copies and history, never the file that somebody edits. */
const skippedFolders = [".git", "node_modules"];

/** What is said of a named file that is none of ours. */
const unknown = "is neither XML of libvirt nor a nova.conf";

/** Whether a file could be read and is only none of ours. */
export function isUnknown(found: FoundInput): boolean {
  return !isInput(found) && found.message === unknown;
}

export function isInput(found: FoundInput): found is Input {
  return "text" in found;
}

/**
 * Reads what the user named, in that order: files, whatever they are called; directories, with everything below that is
 * recognised; `-` for standard input. Symbolic links below a directory are not followed. No file is read twice.
 * Files are read while nothing else happens: to wait for thousands of small ones takes longer than to read them.
 */
export async function* findInputs(
  operands: readonly string[],
  io: CommandIo,
  stdinFilename: string | undefined,
): AsyncGenerator<FoundInput> {
  const seen = new Set<string>();
  for (const name of operands) {
    if (name === "-") {
      // It has been read to its end.
      if (seen.has(name)) continue;
      seen.add(name);
      yield await readStdin(io, stdinFilename);
      continue;
    }
    const path = isAbsolute(name) ? name : resolve(io.cwd, name);
    const found = kindOf(path);
    if (typeof found === "string") yield { file: name, message: found };
    else if (found.isDirectory()) yield* walk(name, path, seen);
    else if (!seen.has(path)) {
      seen.add(path);
      yield readNamed(name, path, found);
    }
  }
}

async function readStdin(io: CommandIo, filename: string | undefined): Promise<FoundInput> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of io.stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > largestFile) return { file: filename ?? "stdin", message: tooLarge };
    chunks.push(bytes);
  }
  const source = {
    name: filename ?? "stdin",
    path: resolve(io.cwd, filename ?? "-"),
    isStdin: true,
  };
  return toInput(source, decode(Buffer.concat(chunks)));
}

/** What is at the path, or why that cannot be known. */
function kindOf(path: string): Stats | string {
  try {
    return statSync(path);
  } catch (cause) {
    return failureText(cause);
  }
}

/** Reads a file by its path or its descriptor. */
function readNamed(
  name: string,
  path: string,
  kind: Stats,
  from: string | number = path,
): FoundInput {
  if (!kind.isFile()) {
    // Reading a pipe or a device may never end.
    const message = `is not a regular file. Hand its content over with: virt-latency check - < ${name}`;
    return { file: name, message };
  }
  if (kind.size > largestFile) {
    return { file: name, message: tooLarge };
  }
  try {
    return toInput({ name, path, isStdin: false }, decode(readFileSync(from)));
  } catch (cause) {
    return { file: name, message: failureText(cause) };
  }
}

function toInput(
  source: Pick<Input, "name" | "path" | "isStdin">,
  decoded: DecodedText,
): FoundInput {
  const file = source.name;
  if (decoded.text === undefined) return { file, message: decoded.problem };
  const { text, isUtf8 } = decoded;
  // Somebody who names a file knows what it is, so its content may speak where its name does not.
  const language = recognise(text, source.path) ?? recognise(text);
  if (language === undefined) {
    return { file, message: unknown };
  }
  if (!isUtf8 && language !== "libvirt-xml") {
    const reader = language === "nova-conf" ? "Nova does not read it" : "it is no YAML";
    return { file, message: `is not UTF-8, so ${reader}`, ...decoded.place };
  }
  if (!isUtf8 && decoded.place !== undefined) {
    const message = "is not UTF-8 and declares no other encoding, so libvirt does not read it";
    return { file, message, ...decoded.place };
  }
  return { ...source, text, language, isUtf8 };
}

function* walk(name: string, path: string, seen: Set<string>): Generator<FoundInput> {
  let entries: Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    yield { file: name, message: failureText(cause) };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const entryName = join(name, entry.name);
    const entryPath = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.includes(entry.name)) yield* walk(entryName, entryPath, seen);
    } else if (entry.isFile() && !seen.has(entryPath)) {
      const found = readIfOurs(entryName, entryPath);
      if (found === undefined) continue;
      seen.add(entryPath);
      yield found;
    }
  }
}

/** A file that a search came by: read whole only when its beginning and its name say that it is ours. */
function readIfOurs(name: string, path: string): FoundInput | undefined {
  try {
    const file = openSync(path, "r");
    try {
      const head = sniffed.subarray(0, readSync(file, sniffed, 0, sniffed.length, 0));
      const isWhole = head.length < sniffed.length;
      const language = recogniseStart(head.toString("utf8"), path, isWhole);
      if (language === undefined) return undefined;
      if (language === "unclear") return readIfYamlOfOurs(name, path, file);
      if (isWhole) {
        return toInput({ name, path, isStdin: false }, decode(head));
      }
      return readNamed(name, path, fstatSync(file), file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    return { file: name, message: failureText(cause) };
  }
}

/** Settings of Nova may stand anywhere in YAML, so only the whole text tells. */
function readIfYamlOfOurs(name: string, path: string, file: number): FoundInput | undefined {
  if (fstatSync(file).size > largestYaml) return undefined;
  const decoded = decode(readFileSync(path));
  if (decoded.text === undefined || recognise(decoded.text, path) === undefined) return undefined;
  return toInput({ name, path, isStdin: false }, decoded);
}

/** The beginning of one file after the other. */
const sniffed = Buffer.alloc(startOfFile);
