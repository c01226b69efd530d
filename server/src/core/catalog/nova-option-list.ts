import { normalizeGroupName } from "../oslo/group-name.js";
import { authPluginOptions, dynamicGroups } from "./nova-dynamic-options.js";
import { type NovaOptionEntry, optionsOf } from "./nova-option-release.js";
import { isLegalUnregistered } from "./nova-options.js";

/*
 * Everything that may be written, for whoever offers it. `release` is as in nova-options.ts.
 */

/** Every group that Nova registers, `DEFAULT` first. */
export function groupNames(release?: string): readonly string[] {
  return [...optionsOf(release).groups.keys()];
}

/** The options of a group under their present names; for a group that has another one's options, those. */
export function optionsIn(group: string, release?: string): readonly NovaOptionEntry[] {
  const normalized = normalizeGroupName(group);
  const shared = dynamicGroups.find(({ pattern }) => pattern.test(normalized))?.sameAs;
  return [
    ...(optionsOf(release)
      .groups.get(shared ?? normalized)
      ?.values() ?? []),
  ];
}

/** Names that are legal in the group although no option is registered for them; see `isLegalUnregistered`. */
export function unregisteredNames(group: string, release?: string): readonly string[] {
  const candidates = [...dynamicGroups.flatMap(({ options }) => options), ...authPluginOptions];
  return [...new Set(candidates)].filter((name) => isLegalUnregistered(group, name, release));
}
