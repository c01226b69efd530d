import type { Severity } from "../lint/severity.js";

/** How the parts of a text report look. */
export type Style = Readonly<
  Record<Severity | "strong" | "faint" | "marked" | "added" | "removed", (text: string) => string>
>;

const asIs = (text: string): string => text;

/** Without colours: for files, pipes and people who asked for none. */
export const plain: Style = {
  error: asIs,
  warning: asIs,
  information: asIs,
  hint: asIs,
  strong: asIs,
  faint: asIs,
  marked: asIs,
  added: asIs,
  removed: asIs,
};

/** With the colours of a terminal (ECMA-48 "select graphic rendition"). */
export const colours: Style = {
  error: rendition("1;31"),
  warning: rendition("1;33"),
  information: rendition("1;34"),
  hint: rendition("1;36"),
  strong: rendition("1"),
  faint: rendition("2"),
  marked: rendition("32"),
  added: rendition("32"),
  removed: rendition("31"),
};

function rendition(codes: string): (text: string) => string {
  return (text) => `\u001b[${codes}m${text}\u001b[0m`;
}
