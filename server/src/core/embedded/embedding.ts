import type { Deployer } from "../nova/deployer.js";
import type { Span, TextEdit } from "../text/span.js";

/** A nova.conf, or a part of one, inside of another file (the host). */
export interface Embedding {
  readonly deployer: Deployer;
  /** What Nova would read. A value that cannot be known stands as a Jinja expression. */
  readonly text: string;
  /** The smallest place of the host that a place of `text` comes from; never empty. */
  toHost(span: Span): Span;
  /** Where in `text` an offset of the host is; undefined outside, and where that is not known. */
  toText(offset: number): number | undefined;
  /** Whether each line of `text` is a line of the host, so that what is typed there is typed here. */
  readonly isByLine: boolean;
  /** Edits of the host that do to `text` what the given ones do, and nothing else; undefined where there are none. */
  toHostEdits(edits: readonly TextEdit[]): TextEdit[] | undefined;
}

/** How a value that cannot be known is written. */
export const unknownValue = "{{ unknown }}";
