import type { Target } from "../catalog/versions.js";
import type { Language } from "../lint/recognise.js";
import type { TextEdit, Span } from "../text/span.js";
import { completeDomain } from "./domain/complete.js";
import { hoverDomain } from "./domain/hover.js";
import { completeNova } from "./nova/complete.js";
import { hoverNova } from "./nova/hover.js";
import { completeYaml, hoverYaml } from "./nova/yaml.js";

/** What an editor shows about a place. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** Something that can be written at a place. */
export interface Completion {
  readonly kind: "section" | "option" | "element" | "attribute" | "value" | "end-tag" | "snippet";
  readonly label: string;
  /** One line beside the label. */
  readonly detail: string;
  readonly markdown: string;
  readonly deprecated: boolean;
  /** Replaces what was typed so far; never spans lines, and contains the cursor. */
  readonly edit: TextEdit;
  /** What to write instead for an editor that has tab stops, in the protocol's words; a `snippet` is only for those. */
  readonly snippet?: string;
  /** What the typed text is compared with, where that is not the edit's text. */
  readonly filter?: string;
  /** What was written is to be filled in, so that the next list may be shown at once. */
  readonly asksAgain?: true;
  /** Orders the list where nothing was typed. */
  readonly rank: string;
}

/** What a language offers to somebody who reads and writes it, as plain data. */
interface EditorFeatures {
  readonly hover: (text: string, offset: number, target: Target) => Hover | undefined;
  readonly complete: (
    text: string,
    offset: number,
    target: Target,
    trigger: string | undefined,
  ) => readonly Completion[];
}

const features: Partial<Record<Language, EditorFeatures>> = {
  "libvirt-xml": { hover: hoverDomain, complete: completeDomain },
  "nova-conf": { hover: hoverNova, complete: completeNova },
  "nova-yaml": { hover: hoverYaml, complete: completeYaml },
};

/** What is known about the place of a cursor; undefined where there is nothing to say. */
export function hover(
  text: string,
  language: Language,
  offset: number,
  target: Target,
): Hover | undefined {
  return features[language]?.hover(text, offset, target);
}

/** What may be written at a cursor, best first; `trigger` is the character behind which an editor asks by itself. */
export function complete(
  text: string,
  language: Language,
  offset: number,
  target: Target,
  trigger?: string,
): readonly Completion[] {
  return features[language]?.complete(text, offset, target, trigger) ?? [];
}
