import type { OsloFile } from "../oslo/tree.js";
import { type Span, overlaps } from "../text/span.js";

/*
 * Deployers fill Jinja into nova.conf before Nova reads it (kolla-ansible into the operator's own files, OpenStack-Ansible
 * into overrides): nobody knows here what a value with an expression will be.
 */

/** Whether a value holds a Jinja expression. */
export function isTemplated(value: string): boolean {
  return /\{\{|\{%|\{#/.test(value);
}

/** Whether Jinja decides which lines of the file there are. */
export function hasTemplateStatements({ errors, text }: OsloFile): boolean {
  return errors.some(({ span }) => /^[-\s]*\{[%#]/.test(text.slice(span.start, span.end)));
}

/** Whether a place lies in a value that holds a Jinja expression. */
export function isInTemplated({ sections }: OsloFile): (place: Span) => boolean {
  const values = sections
    .flatMap(({ options }) => options)
    .filter(({ value }) => isTemplated(value))
    .map(({ valueSpan }) => valueSpan);
  return (place) => values.some((value) => overlaps(value, place));
}
