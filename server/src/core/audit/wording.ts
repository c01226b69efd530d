export { formatBytes, formatPercent } from "../report/quantities.js";

/** "vda", "vda and vdb", "vda, vdb and vdc"; of very many, the first. */
export function listed(names: readonly string[]): string {
  const shown = names.length > most ? names.slice(0, most) : names;
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}

const most = 8;

/** A path as one word of a command; undefined where it would have to be quoted, which nobody types after us. */
export function shellWord(path: string): string | undefined {
  return /^[\w@%+=:,./][\w@%+=:,./-]*$/.test(path) ? path : undefined;
}
