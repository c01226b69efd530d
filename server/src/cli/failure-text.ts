const sentences: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "cannot be accessed: permission denied",
  EPERM: "cannot be accessed: operation not permitted",
  EEXIST: "is there already, or is a symbolic link that leads nowhere",
  EISDIR: "is a directory",
  ENOTDIR: "is below something that is not a directory",
  ELOOP: "is a symbolic link that leads to itself",
  ENAMETOOLONG: "has a name that is too long",
  ENOSPC: "cannot be written: no space left on the device",
  EFBIG: "cannot be written: the limit on the size of files is too low",
  EROFS: "cannot be written: the file system is read-only",
};

/** Something about a file that the system has no code for; the message is a predicate, as below. */
export class FileError extends Error {
  override readonly name: string = "FileError";
}

/** What went wrong with a file, as the predicate of a sentence that begins with its name. */
export function failureText(cause: unknown): string {
  if (cause instanceof FileError) return cause.message;
  if (!(cause instanceof Error)) return `cannot be used: ${String(cause)}`;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  if (code === "ENOENT" && "path" in cause && String(cause.path).includes("\ufffd")) {
    return "does not exist, or has a name that is not UTF-8";
  }
  return sentences[code] ?? `cannot be used: ${cause.message}`;
}
