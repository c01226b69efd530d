import { elementKeyAt } from "../domain/element-key.js";
import { parseOslo } from "../oslo/parse.js";
import type { OsloFile } from "../oslo/tree.js";
import { parseXml } from "../xml/parse.js";
import type { Finding } from "./finding.js";
import type { Language } from "./recognise.js";

/** What a finding is about, in words that stay the same while the text around it changes. */
export interface FindingKey {
  /** The place of the finding: `domain[db]/devices/disk[vda]`, or `[libvirt] disk_cachemodes`. */
  readonly element: string;
  /** The same for each thing that it speaks of; several where one finding speaks of all disks of a guest. */
  readonly subjects: readonly string[];
}

/** Reads a text once, and tells for findings in it what they are about. */
export function findingKeys(text: string, language: Language): (finding: Finding) => FindingKey {
  const keyAt = keysOf(text, language);
  return ({ span, related }) => {
    const element = keyAt(span.start);
    // A finding about the whole guest stands at the first of the places that it names.
    const places = related.filter(({ file }) => file === undefined);
    const isAboutAll = places.some((place) => place.span.start === span.start);
    const subjects = isAboutAll ? places.map((place) => keyAt(place.span.start)) : [element];
    return { element, subjects };
  };
}

function keysOf(text: string, language: Language): (offset: number) => string {
  if (language === "nova-conf") {
    const file = parseOslo(text);
    return (offset) => optionKeyAt(file, offset);
  }
  const document = parseXml(text);
  return (offset) => elementKeyAt(document, offset);
}

function optionKeyAt({ sections, orphans }: OsloFile, offset: number): string {
  const section = sections.findLast(({ headerSpan }) => headerSpan.start <= offset);
  const option = (section?.options ?? orphans).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  const header = section === undefined ? [] : [`[${section.name}]`];
  return [...header, ...(option === undefined ? [] : [option.name])].join(" ");
}
