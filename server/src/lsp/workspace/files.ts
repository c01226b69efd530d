/** How the folders of a workspace are looked through. URIs of folders end with `/`. Nothing here follows symbolic links. */
export interface WorkspaceFiles {
  /** Why a workspace's folder is not looked through, in a sentence; undefined where it may be. */
  reasonToLeave(folder: string): Promise<string | undefined>;
  /** The names in a folder; undefined when it is not there, cannot be read, or does not lie in `root` or below. */
  list(folder: string, root: string): Promise<FolderContent | undefined>;
  /** Undefined for what is no regular file. */
  state(uri: string): Promise<FileState | undefined>;
  /** At most so many bytes from the beginning of a regular file; undefined when it cannot be read. */
  read(uri: string, bytes: number): Promise<Uint8Array | undefined>;
}

/** What is in a folder; links, pipes, sockets and devices are left out. */
export interface FolderContent {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

export interface FileState {
  readonly bytes: number;
  /** Changes with the file. */
  readonly stamp: string;
}
