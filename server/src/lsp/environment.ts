import type { BenchmarkService } from "./benchmark-service.js";
import type { WorkspaceFiles } from "./workspace/files.js";

/** What the server needs from the place it runs in. Injected, so that tests and a browser bring their own. */
export interface Environment {
  /** The text of a file by its URI; undefined when there is none or it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** The names of the files in a folder, whose URI ends with `/`; undefined when it is not there or cannot be read. */
  listFolder(uri: string): Promise<readonly string[] | undefined>;
  /**
   * The text of a file, if what the URI leads to lies below one of the folders, symbolic links followed, and is no larger
   * than a configuration file can be.
   */
  readFileBelow(uri: string, folders: readonly string[]): Promise<string | undefined>;
  /** Looks through the folders of a workspace. Absent where there is no disk. */
  readonly workspaceFiles?: WorkspaceFiles;
  /** The page of a rule, in Markdown; undefined when there is none. */
  readRulePage(ruleId: string): Promise<string | undefined>;
  /**
   * Tells, without reading them, whether the stored runs are still the same: a text that changes with them; undefined when
   * there are none. Absent where there is no place for them.
   */
  readonly runsVersion?: () => Promise<string | undefined>;
  /** Loads what runs benchmarks, which is large and rarely needed: called only when a benchmark is asked for. */
  loadBenchmark(): Promise<BenchmarkService>;
}
