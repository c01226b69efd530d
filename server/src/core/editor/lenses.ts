import type { Language } from "../lint/recognise.js";
import type { Span } from "../text/span.js";
import { domainLenses } from "./domain/lenses.js";
import { novaLenses } from "./nova/lenses.js";

/** A line of action that an editor shows above a place. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly action: LensAction;
}

/** What the lens does; the document is known. */
export type LensAction =
  | { readonly kind: "show-effective-xml" }
  /** Of the guest, or of one of its disks by the target. */
  | { readonly kind: "benchmark"; readonly disk: string | null };

/** Each language has its sources of lenses. */
const sources: Partial<Record<Language, readonly ((text: string) => readonly Lens[])[]>> = {
  "libvirt-xml": [domainLenses],
  "nova-conf": [novaLenses],
};

export function lenses(text: string, language: Language): readonly Lens[] {
  return (sources[language] ?? []).flatMap((source) => source(text));
}
