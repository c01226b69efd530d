import { readFile, readdir, stat } from "node:fs/promises";
import { sep } from "node:path";
import { type SetFiles, companionsOf } from "../config-sets.js";
import type { Companions } from "../core/nova/config-set.js";
import type { Settings } from "../core/lint/settings.js";
import type { NamedText } from "../core/text/named-text.js";
import { decode } from "./decode.js";
import type { Input } from "./input.js";
import { shownPath } from "./shown-path.js";

/** No nova.conf comes near; whatever is larger beside one was not written by hand. */
const largestFile = 16 * 1024 * 1024;

/** The settings for a file, and with them the other files that Nova reads beside it. */
export async function withCompanions(
  { path, language }: Pick<Input, "path" | "language">,
  settings: Settings,
  cwd: string,
): Promise<Settings> {
  if (language !== "nova-conf") return settings;
  const configured = settings.novaConfigFiles?.map(portable);
  const companions = await companionsOf(portable(path), configured, filesOnDisk);
  return companions === undefined ? settings : { ...settings, companions: shown(companions, cwd) };
}

const filesOnDisk: SetFiles = {
  async list(folder) {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    } catch {
      return undefined;
    }
  },
  async read(path) {
    try {
      const found = await stat(path);
      if (!found.isFile() || found.size > largestFile) return undefined;
      const { text, isUtf8 } = { isUtf8: false, ...decode(await readFile(path)) };
      return isUtf8 ? text : undefined;
    } catch {
      return undefined;
    }
  },
  join: (folder, path) => folder + path,
};

/** The files by the names that a user in this folder would give them. */
function shown({ before, after, complete }: Companions, cwd: string): Companions {
  const shorten = ({ name, text }: NamedText): NamedText => ({ name: shownPath(name, cwd), text });
  return { before: before.map(shorten), after: after.map(shorten), complete };
}

function portable(path: string): string {
  return path.split(sep).join("/");
}
