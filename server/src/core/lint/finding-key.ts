import { elementKeyAt } from "../domain/element-key.js";
import { hostOptions } from "../embedded/host-options.js";
import { parseOslo } from "../oslo/parse.js";
import type { OsloFile, OsloOption } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
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
  switch (language) {
    case "libvirt-xml": {
      const document = parseXml(text);
      return (offset) => elementKeyAt(document, offset);
    }
    case "nova-conf":
      return keyAmong(placesIn(parseOslo(text)));
    case "nova-yaml":
      return keyAmong(
        hostOptions(text).map(({ section, name, place }) => ({
          key: `[${section}] ${name}`,
          span: place,
        })),
      );
  }
}

interface Place {
  readonly key: string;
  readonly span: Span;
}

/** Sections and options, each of the options after its section. */
function placesIn({ sections, orphans }: OsloFile): Place[] {
  const options = (all: readonly OsloOption[], header: string): Place[] =>
    all.map(({ name, span }) => ({ key: header + name, span }));
  return [
    ...options(orphans, ""),
    ...sections.flatMap((section) => [
      { key: `[${section.name}]`, span: section.headerSpan },
      ...options(section.options, `[${section.name}] `),
    ]),
  ];
}

/** What the offset lies in, else the section or option before it. */
function keyAmong(places: readonly Place[]): (offset: number) => string {
  return (offset) =>
    (
      places.find(({ span }) => span.start <= offset && offset <= span.end) ??
      places.findLast(({ span }) => span.start <= offset)
    )?.key ?? "";
}
