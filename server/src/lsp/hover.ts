import { type Hover, hover } from "../core/editor/features.js";
import { whyOf } from "../core/editor/rule-page.js";
import type { Analysis } from "./analyses.js";

/** Reads the page of a rule; undefined when there is none. */
type ReadPage = (rule: string) => Promise<string | undefined>;

/** What is known about a place, and why what is reported there is reported. */
export async function hoverOver(
  { text, language, settings, findings }: Analysis,
  offset: number,
  readPage: ReadPage,
): Promise<Hover | undefined> {
  const known = hover(text, language, offset, settings.target);
  const here = findings.filter(({ span }) => span.start <= offset && offset < span.end);
  // A finding about a whole file or section explains itself where the eye is: at its message.
  const near = here.filter(({ span }) => !text.slice(span.start, span.end).includes("\n"));
  const reasons = await Promise.all(
    [...new Set(near.map(({ rule }) => rule))].map(async (rule) => {
      const page = await readPage(rule);
      const why = page === undefined ? undefined : whyOf(page);
      return why === undefined ? [] : [`**${rule}**: ${why}`];
    }),
  );
  const parts = [...(known === undefined ? [] : [known.markdown]), ...reasons.flat()];
  const span = known?.span ?? near[0]?.span;
  return span === undefined || parts.length === 0
    ? undefined
    : { span, markdown: parts.join("\n\n---\n\n") };
}
