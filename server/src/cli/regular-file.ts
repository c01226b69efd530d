import { readFileSync, statSync } from "node:fs";
import { FileError } from "./failure-text.js";

/** Nothing that this program reads comes near; a disk image named by mistake must not fill the memory. */
export const largestFile = 256 * 1024 * 1024;

/** The text of what the user names for once, which may be a pipe that a shell made: of `<(command)`, or behind /dev/stdin. */
export function readFileOrPipe(path: string): string {
  if (!statSync(path).isFIFO()) return readRegularFile(path);
  if (/^\/(?:dev|proc)\//.test(path)) return readFileSync(path, "utf8");
  throw new FileError(
    "is a named pipe, and nobody may ever write to it. Hand its content over with <(cat PIPE)",
  );
}

/** The text of a file, never of a pipe or a device, which may never end. */
export function readRegularFile(path: string): string {
  const kind = statSync(path);
  if (!kind.isFile() && !kind.isDirectory()) throw new FileError("is not a regular file");
  if (kind.size > largestFile) throw new FileError("is larger than 256 MiB");
  return readFileSync(path, "utf8");
}
