import { type FileHandle, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError } from "./failure-text.js";
import { undisturbed } from "./undisturbed.js";

/** The file is no longer what was read, so a text made from that would undo somebody's change. */
export class ChangedMeanwhileError extends FileError {
  override readonly name = "ChangedMeanwhileError";
}

/**
 * Replaces a file's text in one step: whoever reads the file sees the old or the new text whole, even when the machine
 * stops in between. Mode and owner stay; extended attributes do not, since Node cannot read them. A symbolic link stays
 * one, and the file that it leads to is replaced.
 * Throws a `ChangedMeanwhileError` when the file is not `before` any more, and a `FileError` when the file has other
 * names: to replace it would part them, and to write into it would not be one step.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path);
  if ((await stat(target)).nlink > 1) {
    throw new FileError(
      "has other hard links, which would keep the old text. Part it from them: cp -p FILE NEW && mv NEW FILE",
    );
  }
  await undisturbed(() => replaceTarget(target, before, after));
}

async function replaceTarget(target: string, before: string, after: string): Promise<void> {
  const temporary = join(dirname(target), `.virt-latency-${crypto.randomUUID()}`);
  const file = await open(temporary, "wx", 0o600);
  try {
    try {
      await file.writeFile(after, "utf8");
      await keepOwnerAndMode(file, target);
      await file.sync();
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

/** Makes a file, never in the place of another, and takes it away again where it cannot be written whole. */
export async function createFile(path: string, text: string): Promise<void> {
  await undisturbed(() => create(path, text));
}

async function create(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  } finally {
    await file.close();
  }
}

async function keepOwnerAndMode(file: FileHandle, target: string): Promise<void> {
  const { mode, uid, gid } = await stat(target);
  const own = await file.stat();
  if (own.uid !== uid || own.gid !== gid) {
    try {
      await file.chown(uid, gid);
    } catch (cause) {
      const owner = own.uid === uid ? "group" : "user";
      throw new FileError(
        `belongs to another ${owner}, and only root can replace it and keep that`,
        { cause },
      );
    }
  }
  // After the owner, since changing the owner clears the set-id bits.
  await file.chmod(mode & 0o7777);
}
