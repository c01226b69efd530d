import { findOption, isKnownGroup, nearestGroup } from "../catalog/nova-options.js";
import type { OsloFile } from "../oslo/tree.js";
import type { MisnamedSection } from "./nova-conf.js";

/**
 * Finds sections of Nova's that are not found by their name: `[default]`, white space or brackets within the brackets,
 * and slips of the fingers. Sections of other programs may stand in the same file, so an option below must prove it.
 */
export function misnamedSections(
  file: OsloFile,
  release: string | undefined,
): readonly MisnamedSection[] {
  return file.sections.flatMap((section) => {
    if (!section.intact || isKnownGroup(section.name, release)) return [];
    const meant = nearestGroup(section.name, release);
    if (meant === undefined) return [];
    const proven = section.options.some(
      ({ name }) => findOption(meant, name, release) !== undefined,
    );
    return proven ? [{ section, meant }] : [];
  });
}
