import { type FileHandle, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The file is no longer what was read, so a text made from that would undo somebody's change. */
export class ChangedMeanwhileError extends Error {
  override readonly name = "ChangedMeanwhileError";
}

/**
 * Replaces a file's text in one step: whoever reads the file sees the old or the new text whole, even when the machine
 * stops in between. Mode and owner stay; a symbolic link stays one, and the file that it leads to is replaced.
 * Throws a `ChangedMeanwhileError` when the file is not `before` any more.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path);
  const temporary = join(dirname(target), `.virt-latency-${crypto.randomUUID()}`);
  const file = await open(temporary, "wx", 0o600);
  try {
    try {
      await write(file, target, after);
    } finally {
      await file.close();
    }
    if ((await readFile(target, "utf8")) !== before) {
      throw new ChangedMeanwhileError("changed while it was being fixed; run the command again");
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function write(file: FileHandle, target: string, text: string): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  await file.writeFile(text, "utf8");
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid);
  // After the owner, since changing the owner clears the set-id bits.
  await file.chmod(mode & 0o7777);
  await file.sync();
}
