import type { CancellationToken } from "vscode-languageserver";
import { mayBeOursByName } from "../../core/lint/recognise.js";
import { decoded, uriBelow } from "../uris.js";
import { type Exclusion, isToolsFolder } from "./exclusion.js";
import type { WorkspaceFiles } from "./files.js";
import type { Limits, SaidLimit } from "./limits.js";

/** What a search through one folder of a workspace needs to know. */
export interface SearchJob {
  /** The folder's URI, with its closing slash. */
  readonly root: string;
  readonly exclusion: Exclusion;
  readonly limits: Limits;
  /** Called with each limit that was reached. */
  readonly reached: (limit: SaidLimit) => void;
}

/**
 * URIs of the files of a folder that may be ours by their names. Outer folders come first, so that a limit cuts off what
 * lies deepest. A folder is listed when its turn comes and not before.
 */
export async function* search(
  { root, exclusion, limits, reached }: SearchJob,
  files: WorkspaceFiles,
  token: CancellationToken,
): AsyncGenerator<string> {
  // Paths seen from the root, with a closing slash.
  let level: readonly string[] = [""];
  let folders = 0;
  let candidates = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limits.depth) {
      reached("depth");
      return;
    }
    const next: string[] = [];
    for (const folder of level) {
      if (token.isCancellationRequested) return;
      if (++folders > limits.folders) {
        reached("folders");
        return;
      }
      const content = await files.list(uriBelow(root, folder), root);
      if (content === undefined) continue;
      for (const name of content.files.toSorted()) {
        const path = folder + name;
        if (!mayBeOursByName(`${decoded(root)}${path}`) || exclusion(path)) continue;
        if (++candidates > limits.candidates) {
          reached("candidates");
          return;
        }
        yield uriBelow(root, path);
      }
      for (const name of content.folders.toSorted()) {
        if (!isToolsFolder(name) && !exclusion(folder + name)) next.push(`${folder}${name}/`);
      }
    }
    level = next;
  }
}
