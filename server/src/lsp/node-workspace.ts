import { constants } from "node:fs";
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { homedir } from "node:os";
import { parse } from "node:path";
import { fileURLToPath } from "node:url";
import { isBelow, realFolder } from "./node-folders.js";
import type { FolderContent, WorkspaceFiles } from "./workspace/files.js";

/** The folders of a workspace on this machine's disks. */
export const nodeWorkspace: WorkspaceFiles = {
  async reasonToLeave(folder) {
    const path = await realFolder(folder);
    if (path === undefined) return `${folder} cannot be read.`;
    const home = await realpath(homedir()).catch(() => homedir());
    if (path === parse(path).root) return `${path} is the root of a file system.`;
    if (path === home) return `${path} is your home folder.`;
    if (isBelow(home, path)) return `${path} holds your home folder.`;
    return undefined;
  },

  async list(folder, root) {
    try {
      const [path, top] = await Promise.all([realFolder(folder), realFolder(root)]);
      if (path === undefined || top === undefined) return undefined;
      // A folder can have become a link since it was seen.
      if (path !== top && !isBelow(path, top)) return undefined;
      const content: { folders: string[]; files: string[] } = { folders: [], files: [] };
      for (const entry of await readdir(path, { withFileTypes: true })) {
        if (entry.isDirectory()) content.folders.push(entry.name);
        else if (entry.isFile()) content.files.push(entry.name);
      }
      return content satisfies FolderContent;
    } catch {
      return undefined;
    }
  },

  async state(uri) {
    try {
      const found = await lstat(fileURLToPath(uri));
      if (!found.isFile()) return undefined;
      const { size, mtimeMs, ctimeMs, ino } = found;
      return { bytes: size, stamp: [size, mtimeMs, ctimeMs, ino].join() };
    } catch {
      return undefined;
    }
  },

  async read(uri, bytes) {
    try {
      // What became a link is not followed, and what became a pipe is not waited for.
      const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
      const file = await open(fileURLToPath(uri), flags);
      try {
        if (!(await file.stat()).isFile()) return undefined;
        const buffer = Buffer.alloc(bytes);
        const { bytesRead } = await file.read(buffer, 0, bytes, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    } catch {
      return undefined;
    }
  },
};
