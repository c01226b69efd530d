import type { Target } from "../catalog/versions.js";
import type { Language } from "../lint/recognise.js";
import type { Span } from "../text/span.js";
import { domainInlayHints } from "./domain/inlay-hints.js";

/** Words that an editor shows inside a line without their being in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** What the label means. */
  readonly markdown: string;
}

type Source = (text: string, range: Span, target: Target) => readonly InlayHint[];

const sources: Partial<Record<Language, Source>> = { "libvirt-xml": domainInlayHints };

/** What is in effect in a range without being written there. */
export function inlayHints(
  text: string,
  language: Language,
  range: Span,
  target: Target,
): readonly InlayHint[] {
  return sources[language]?.(text, range, target) ?? [];
}
