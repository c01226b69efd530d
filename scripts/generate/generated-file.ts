import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { projectRoot } from "../project.js";

/** A file as the generator wants it to be. */
export interface GeneratedFile {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Formats the text as `npm run format` would, so that the two never disagree. */
export async function formatted(path: string, text: string): Promise<GeneratedFile> {
  const filepath = join(projectRoot, path);
  const options = await resolveConfig(filepath);
  return { path, text: await format(text, { ...options, filepath }) };
}
