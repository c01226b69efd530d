import { isOptionNameAnywhere } from "../catalog/nova-options.js";
import type { OsloValueLine } from "../oslo/tree.js";
import type { NovaEntry } from "./entry.js";
import type { SwallowedLine, SwallowedLines } from "./nova-conf.js";

/**
 * Finds indented lines that became part of the value above them although they read like something else. Lists and
 * tables that go over several lines are meant to: after a comma, or for a word that no option is called, nothing is
 * found.
 */
export function readSwallowedLines(entries: readonly NovaEntry[]): readonly SwallowedLines[] {
  return entries.flatMap((entry) => {
    const lines = entry.option.valueLines.flatMap((line, index, all): SwallowedLine[] => {
      const above = all[index - 1];
      const meant = above === undefined ? undefined : meaning(line, above);
      return meant === undefined ? [] : [{ ...meant, line }];
    });
    const [first, ...others] = lines;
    return first === undefined ? [] : [{ entry, lines: [first, ...others] }];
  });
}

function meaning(
  { text }: OsloValueLine,
  above: OsloValueLine,
): Omit<SwallowedLine, "line"> | undefined {
  if (/^[#;]/.test(text)) return { kind: "comment", what: text };
  if (/^\[[A-Za-z_][\w-]*\]$/.test(text)) return { kind: "section", what: text };
  if (above.text.endsWith(",")) return undefined;
  const name = /^([A-Za-z_][\w-]*)[ \t]*[=:]/.exec(text)?.[1];
  if (name === undefined || !isOptionNameAnywhere(name.replaceAll("-", "_"))) return undefined;
  return { kind: "option", what: name };
}
