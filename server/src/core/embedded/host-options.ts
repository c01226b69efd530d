import { parseOslo } from "../oslo/parse.js";
import type { Span } from "../text/span.js";
import { findEmbeddings } from "./find.js";

/** Where an option stands in a host. */
export interface HostOption {
  readonly section: string;
  readonly name: string;
  /** From its name to the end of its value. */
  readonly place: Span;
}

/** The options of every embedding of a text. */
export function hostOptions(text: string): readonly HostOption[] {
  return findEmbeddings(text).flatMap((embedding) =>
    parseOslo(embedding.text).sections.flatMap((section) =>
      section.options.map(({ name, span }) => ({
        section: section.name,
        name,
        place: embedding.toHost(span),
      })),
    ),
  );
}
