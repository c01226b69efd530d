import { normalizeGroupName } from "../../oslo/group-name.js";
import { parseOslo } from "../../oslo/parse.js";
import type { Lens } from "../lenses.js";

/** Offers the XML above the section that decides about most of it. */
export function novaLenses(text: string): readonly Lens[] {
  const section = parseOslo(text).sections.find(
    ({ name, intact }) => intact && normalizeGroupName(name) === "libvirt",
  );
  if (section === undefined) return [];
  return [
    {
      span: section.headerSpan,
      title: "Disk XML that Nova writes",
      action: { kind: "show-effective-xml" },
    },
  ];
}
