import {
  type FileHandle,
  lstat,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { FileError } from "./failure-text.js";

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
  await put(target, after, {
    mode: 0o600,
    prepare: (file) => keepOwnerAndMode(file, target),
    check: async () => {
      if ((await readFile(target, "utf8")) === before) return;
      throw new ChangedMeanwhileError("changed while it was being fixed; run the command again");
    },
  });
}

/** Makes a file that is there as a whole or not at all, and never in the place of another. */
export async function createFile(path: string, text: string): Promise<void> {
  await put(path, text, {
    mode: 0o666,
    check: async () => {
      if (await isTaken(path)) {
        throw new FileError("is there already, or is a symbolic link that leads nowhere");
      }
    },
  });
}

interface Put {
  /** Of the new file, less what the user's mask takes. */
  readonly mode: number;
  readonly prepare?: (file: FileHandle) => Promise<void>;
  /** The last look before the file is in its place; throws where it must not be. */
  readonly check: () => Promise<void>;
}

async function put(target: string, text: string, { mode, prepare, check }: Put): Promise<void> {
  const temporary = join(dirname(target), `.virt-latency-${crypto.randomUUID()}`);
  const file = await open(temporary, "wx", mode);
  try {
    try {
      await file.writeFile(text, "utf8");
      await prepare?.(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await check();
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
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

async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
