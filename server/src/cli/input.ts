import { type Stats, type Dirent } from "node:fs";
import { open, readFile, readdir, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { type Language, recognise } from "../core/lint/recognise.js";
import type { InputError } from "../core/report/linted-file.js";
import type { CommandIo } from "./command.js";
import { type DecodedText, decode } from "./decode.js";
import { failureText } from "./failure-text.js";

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

/** Enough for the XML declaration and the comments before the root element; the rest is read only of files of ours. */
const sniffedBytes = 16_384;

/** No domain XML and no nova.conf comes near; a disk image named by mistake must not fill the memory. */
const largestFile = 256 * 1024 * 1024;

/** Folders that hold copies and history, never the file that somebody edits. */
const skippedFolders = [".git", "node_modules"];

export function isInput(found: FoundInput): found is Input {
  return "text" in found;
}

/**
 * Reads what the user named, in that order: files, whatever they are called; directories, with everything below that is
 * recognised; `-` for standard input. Symbolic links below a directory are not followed. No file is read twice.
 */
export async function* findInputs(
  operands: readonly string[],
  io: CommandIo,
  stdinFilename: string | undefined,
): AsyncGenerator<FoundInput> {
  const seen = new Set<string>();
  for (const name of operands) {
    if (name === "-") {
      yield await readStdin(io, stdinFilename);
      continue;
    }
    const path = isAbsolute(name) ? name : resolve(io.cwd, name);
    const found = await kindOf(path);
    if (typeof found === "string") yield { file: name, message: found };
    else if (found.isDirectory()) yield* walk(name, path, seen);
    else if (!seen.has(path)) {
      seen.add(path);
      yield await readNamed(name, path, found);
    }
  }
}

async function readStdin(io: CommandIo, filename: string | undefined): Promise<FoundInput> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  const source = {
    name: filename ?? "stdin",
    path: resolve(io.cwd, filename ?? "-"),
    isStdin: true,
  };
  return toInput(source, decode(Buffer.concat(chunks)));
}

/** What is at the path, or why that cannot be known. */
async function kindOf(path: string): Promise<Stats | string> {
  try {
    return await stat(path);
  } catch (cause) {
    return failureText(cause);
  }
}

async function readNamed(name: string, path: string, kind: Stats): Promise<FoundInput> {
  if (!kind.isFile()) {
    // Reading a pipe or a device may never end.
    const message = `is not a regular file. Hand its content over with: virt-latency check - < ${name}`;
    return { file: name, message };
  }
  if (kind.size > largestFile) {
    return {
      file: name,
      message: "is larger than 256 MiB, so it is nothing that libvirt or Nova reads",
    };
  }
  try {
    return toInput({ name, path, isStdin: false }, decode(await readFile(path)));
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
    return { file, message: "is neither the XML of a libvirt domain nor a nova.conf" };
  }
  if (!isUtf8 && language === "nova-conf") {
    return { file, message: "is not UTF-8, so Nova does not read it", ...decoded.place };
  }
  if (!isUtf8 && decoded.place !== undefined) {
    const message = "is not UTF-8 and declares no other encoding, so libvirt does not read it";
    return { file, message, ...decoded.place };
  }
  return { ...source, text, language, isUtf8 };
}

async function* walk(name: string, path: string, seen: Set<string>): AsyncGenerator<FoundInput> {
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
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
      const found = await readIfOurs(entryName, entryPath);
      if (found === undefined) continue;
      seen.add(entryPath);
      yield found;
    }
  }
}

/** A file that a search came by: read whole only when its beginning and its name say that it is ours. */
async function readIfOurs(name: string, path: string): Promise<FoundInput | undefined> {
  try {
    const head = await firstBytes(path);
    if (head.includes(0)) return undefined;
    if (recognise(head.toString("utf8"), path) === undefined) return undefined;
    return await readNamed(name, path, await stat(path));
  } catch (cause) {
    return { file: name, message: failureText(cause) };
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sniffedBytes), 0, sniffedBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
