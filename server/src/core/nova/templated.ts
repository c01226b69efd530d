import type { OsloFile } from "../oslo/tree.js";
import { type Span, overlaps } from "../text/span.js";

/*
 * Deployers fill Jinja into nova.conf before Nova reads it (kolla-ansible into the operator's own files, OpenStack-Ansible
 * into overrides), Chef and Puppet ERB, operators for Kubernetes Go's templates: nobody knows here what a value with an
 * expression will be.
 */

/** Whether a value holds an expression of a template. */
export function isTemplated(value: string): boolean {
  return /\{\{|\{%|\{#|<%/.test(value);
}

/** Whether a template decides which lines of the file there are. */
export function hasTemplateStatements({ errors, orphans, sections, text }: OsloFile): boolean {
  const options = [...orphans, ...sections.flatMap((section) => section.options)];
  const starts = [...errors.map(({ span }) => span), ...options.map(({ nameSpan }) => nameSpan)];
  return starts.some(({ start, end }) => /^[-\s]*(?:\{[{%#]|<%)/.test(text.slice(start, end)));
}

/** Whether a place lies in a value that holds an expression of a template. */
export function isInTemplated({ sections }: OsloFile): (place: Span) => boolean {
  const values = sections
    .flatMap(({ options }) => options)
    .filter(({ value }) => isTemplated(value))
    .map(({ valueSpan }) => valueSpan);
  return (place) => values.some((value) => overlaps(value, place));
}
