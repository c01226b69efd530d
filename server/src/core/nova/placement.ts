import {
  groupsWith,
  isKnownGroup,
  isLegalUnregistered,
  isAuthPluginOption,
  nearestOptionName,
  removedAfter,
  takesAuthPlugin,
} from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { NovaEntry, Placement } from "./entry.js";

/**
 * Judges every assignment that Nova does not read. Whatever another program, a plugin or another release may read is
 * left out: sections that Nova does not register, authentication plugins, names that an older release had.
 */
export function misreadEntries(entries: readonly NovaEntry[]): ReadonlyMap<NovaEntry, Placement> {
  const authGroups = authPluginGroups(entries);
  const foreignPlugins = groupsWithForeignPlugin(entries);
  const judged = new Map<NovaEntry, Placement>();
  for (const entry of entries) {
    const { group, name, known } = entry;
    if (known !== undefined || !isKnownGroup(group) || isLegalUnregistered(group, name)) continue;
    if (removedAfter(group, name) !== undefined || foreignPlugins.has(group)) continue;
    if (authGroups.has(group) && isAuthPluginOption(name)) continue;
    const [home, ...others] = groupsWith(name);
    judged.set(
      entry,
      home !== undefined && others.length === 0
        ? { kind: "misplaced", group: home }
        : { kind: "unknown", meant: nearestOptionName(group, name) },
    );
  }
  return judged;
}

/** Groups that some `auth_section` points at: they hold the options of an authentication plugin. */
function authPluginGroups(entries: readonly NovaEntry[]): ReadonlySet<string> {
  const pointers = entries.filter(({ name }) => name === "auth_section");
  return new Set(pointers.map(({ option }) => normalizeGroupName(option.value)));
}

/** Plugins that ship with keystoneauth; the options of any other are its own. */
const shippedPlugin =
  /^(?:v2|v3)?(?:password|token)$|^(?:v3\w+|admin_token|http_basic|none|noauth)$/;

function groupsWithForeignPlugin(entries: readonly NovaEntry[]): ReadonlySet<string> {
  const foreign = entries.filter(
    ({ group, name, option }) =>
      (name === "auth_type" || name === "auth_plugin") &&
      takesAuthPlugin(group) &&
      !shippedPlugin.test(option.value),
  );
  return new Set(foreign.map(({ group }) => group));
}
