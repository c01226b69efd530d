import type { Origin } from "./origin.js";

/** A line of the XML that Nova will write, and what it came from. */
export interface EffectiveLine {
  readonly text: string;
  /** A word about the element that begins here, such as "Root disk". */
  readonly title?: string;
  readonly origins: readonly Origin[];
  /** True for what Nova's code decides from the settings; the rest is there to make a whole domain. */
  readonly isShown: boolean;
}

/** A line that nothing in nova.conf decides. */
export function plain(text: string): EffectiveLine {
  return { text, origins: [], isShown: false };
}

/** A text as it stands in an attribute or between tags. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&apos;");
}
