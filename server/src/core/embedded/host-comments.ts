import type { Span } from "../text/span.js";

/** A YAML comment that has its line for itself; `text` is what stands behind the `#`. */
interface HostComment {
  readonly text: string;
  readonly span: Span;
}

/** The comments of the host, those inside of block scalars included, which Nova reads as comments too. */
export function hostComments(text: string): readonly HostComment[] {
  return [...text.matchAll(/^[ \t]*#([^\r\n]*)/gm)].map((match) => {
    const comment = match[1] ?? "";
    const end = match.index + match[0].length;
    return { text: comment, span: { start: end - comment.length - 1, end } };
  });
}
