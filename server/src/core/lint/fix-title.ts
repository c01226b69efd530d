import type { Fix } from "./finding.js";

/** The condition at the end of a fix's title, without its brackets: what the user must know before applying it. */
export function conditionOf({ title }: Pick<Fix, "title">): string | undefined {
  const start = conditionStart(title);
  return start === -1 ? undefined : title.slice(start + 2, -1);
}

/** Where " (" begins; not the bracket in a name such as '(no target)'. */
function conditionStart(title: string): number {
  return title.endsWith(")") ? title.indexOf(" (") : -1;
}
