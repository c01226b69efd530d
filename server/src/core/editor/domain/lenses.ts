import { readDocuments, readDomains } from "../../domain/read.js";
import { attributeOf } from "../../domain/written.js";
import { parseXml } from "../../xml/parse.js";
import { child } from "../../xml/query.js";
import type { Lens } from "../lenses.js";

/** Offers benchmarks above the guest and above each of its disks that holds data. */
export function domainLenses(text: string): readonly Lens[] {
  const [document, ...more] = readDocuments(parseXml(text));
  // A snapshot or a saved state is no guest that runs, and of several domains it is not certain which.
  if (document?.kind !== "domain" || more.length > 0) return [];
  const [domain] = readDomains(document);
  if (domain === undefined) return [];
  return [
    {
      span: document.element.nameSpan,
      title: "Benchmark this VM",
      action: { kind: "benchmark", disk: null },
    },
    ...domain.disks
      .filter(({ holdsData }) => holdsData)
      .flatMap(({ element }): Lens[] => {
        const target = attributeOf(child(element, "target"), "dev")?.value;
        if (target === undefined) return [];
        const action = { kind: "benchmark", disk: target } as const;
        return [{ span: element.nameSpan, title: "Benchmark this disk", action }];
      }),
  ];
}
