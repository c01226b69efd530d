import type { Target } from "../../catalog/versions.js";
import type { Embedding } from "../../embedded/embedding.js";
import { findEmbeddings } from "../../embedded/find.js";
import type { Completion, Hover } from "../features.js";
import { completeNova } from "./complete.js";
import { hoverNova } from "./hover.js";

/** What is known about a place of a nova.conf that YAML holds. */
export function hoverYaml(text: string, offset: number, target: Target): Hover | undefined {
  const found = embeddingAt(text, offset);
  const hover = found && hoverNova(found.embedding.text, found.at, target);
  return hover && { ...hover, span: found.embedding.toHost(hover.span) };
}

/** What may be written in a block scalar; in maps, YAML's own rules decide what may stand where. */
export function completeYaml(text: string, offset: number, target: Target): readonly Completion[] {
  const found = embeddingAt(text, offset);
  if (found?.embedding.isByLine !== true) return [];
  const { embedding, at } = found;
  const shift = offset - at;
  return completeNova(embedding.text, at, target).map((completion) => {
    const { span, newText } = completion.edit;
    const moved = { start: span.start + shift, end: span.end + shift };
    return { ...completion, edit: { span: moved, newText } };
  });
}

function embeddingAt(
  text: string,
  offset: number,
): { readonly embedding: Embedding; readonly at: number } | undefined {
  for (const embedding of findEmbeddings(text)) {
    const at = embedding.toText(offset);
    if (at !== undefined) return { embedding, at };
  }
  return undefined;
}
