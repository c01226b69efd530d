import { hostComments } from "../embedded/host-comments.js";
import { metadataSuppressions } from "../lint/metadata-suppressions.js";
import type { Language } from "../lint/recognise.js";
import { type Suppression, commentSuppressions } from "../lint/suppressions.js";
import { parseOslo } from "../oslo/parse.js";

import { ruleIds } from "../rules/ids.js";
import type { Span } from "../text/span.js";
import { parsed } from "./domain/last-read.js";

/** The name of a rule in a text. */
export interface RuleLink {
  readonly span: Span;
  readonly rule: string;
}

/** The rules that a text names where it switches them off, so that a reader sees what is silent and why. */
export function ruleLinks(text: string, language: Language): readonly RuleLink[] {
  return suppressions[language](text).flatMap(({ rule, rulePlace }) =>
    rule !== undefined && rulePlace !== undefined && ruleIds.includes(rule)
      ? [{ span: rulePlace, rule }]
      : [],
  );
}

const suppressions: Readonly<Record<Language, (text: string) => readonly Suppression[]>> = {
  "libvirt-xml": (text) => {
    const document = parsed(text);
    return [...commentSuppressions(text, document.comments, []), ...metadataSuppressions(document)];
  },
  "nova-conf": (text) => commentSuppressions(text, parseOslo(text).comments, []),
  "nova-yaml": (text) => commentSuppressions(text, hostComments(text), []),
};
