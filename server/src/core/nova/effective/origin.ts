import type { NamedText } from "../../text/named-text.js";
import type { Span } from "../../text/span.js";
import type { NovaEntry, Setting } from "../entry.js";
import { fileAt } from "../config-set.js";
import type { NovaConf } from "../nova-conf.js";

/** Why a part of the XML is as it is. */
export type Cause =
  | {
      readonly kind: "option";
      readonly group: string;
      readonly name: string;
      readonly value: string;
      readonly place: OptionPlace;
    }
  /** The option is not set; `value` is empty where it has no default. */
  | {
      readonly kind: "default";
      readonly group: string;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: "image-property"; readonly name: string; readonly value: string }
  | { readonly kind: "assumption"; readonly text: string }
  /** Nova does so whatever is set. */
  | { readonly kind: "nova"; readonly text: string };

export interface OptionPlace {
  /** Undefined for the file in hand. */
  readonly file: NamedText | undefined;
  /** Within that file. */
  readonly span: Span;
}

/** A part of a line of XML, such as `cache='none'` or the absence of one, and what it came from. */
export interface Origin {
  readonly what: string;
  readonly causes: readonly Cause[];
}

/** The assignment of an option that decides, or its default. */
export function causeOf(
  conf: NovaConf,
  group: string,
  name: string,
  setting: Setting<string | boolean> = conf.settings.text(group, name),
): Cause {
  const { entry, value } = setting;
  if (entry === undefined) return { kind: "default", group, name, value: wordOf(value) };
  return { kind: "option", group, name, value: entry.option.value, place: placeOf(conf, entry) };
}

function placeOf({ set }: NovaConf, entry: NovaEntry): OptionPlace {
  const found = fileAt(set, entry.option.span.start);
  const base = found?.start ?? 0;
  const { start, end } = entry.option.span;
  return { file: found?.named, span: { start: start - base, end: end - base } };
}

/** As Nova's reference writes defaults; empty for none. */
function wordOf(value: string | boolean | undefined): string {
  if (value === true) return "True";
  if (value === false) return "False";
  return value ?? "";
}
