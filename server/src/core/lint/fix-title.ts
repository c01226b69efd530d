import type { Fix } from "./finding.js";

/** The condition at the end of a fix's title, without its brackets: what the user must know before applying it. */
export function conditionOf({ title }: Pick<Fix, "title">): string | undefined {
  const start = conditionStart(title);
  return start === -1 ? undefined : title.slice(start + 2, -1);
}

/** One title for fixes that are applied together, with every condition at its end. */
export function composedTitle(fixes: readonly Pick<Fix, "title">[]): string {
  const [first = "", ...others] = fixes.map(({ title }) => imperative(title));
  const steps = [first, ...others.map((step) => step.charAt(0).toLowerCase() + step.slice(1))];
  return withConditions(steps.join(", and "), fixes);
}

/** A title with the conditions of fixes at its end, each once. */
export function withConditions(title: string, fixes: readonly Pick<Fix, "title">[]): string {
  const conditions = [...new Set(fixes.flatMap((fix) => conditionOf(fix) ?? []))];
  return conditions.length === 0 ? title : `${title} (${conditions.join("; ")})`;
}

function imperative(title: string): string {
  const start = conditionStart(title);
  return start === -1 ? title : title.slice(0, start);
}

/** Where " (" begins; not the bracket in a name such as '(no target)'. */
function conditionStart(title: string): number {
  return title.endsWith(")") ? title.indexOf(" (") : -1;
}
