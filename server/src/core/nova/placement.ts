import {
  arrivalOf,
  groupsWith,
  isKnownGroup,
  isLegalUnregistered,
  isAuthPluginOption,
  nearestOptionName,
  removalOf,
  takesAuthPlugin,
} from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { NovaEntry, Placement } from "./entry.js";

/**
 * Judges every assignment that Nova does not read. Whatever another program, a plugin or another release may read is
 * left out: sections that Nova does not register, authentication plugins, names that an older release had.
 */
export function misreadEntries(
  entries: readonly NovaEntry[],
  release: string | undefined,
): ReadonlyMap<NovaEntry, Placement> {
  const authGroups = authPluginGroups(entries);
  const foreignPlugins = groupsWithForeignPlugin(entries, release);
  const judged = new Map<NovaEntry, Placement>();
  for (const entry of entries) {
    const { group, name, known } = entry;
    if (known !== undefined || isLegalUnregistered(group, name, release)) continue;
    if (authGroups.has(group) && isAuthPluginOption(name)) continue;
    const removal = removalOf(group, name, release);
    const since = arrivalOf(group, name, release);
    if (removal !== undefined) judged.set(entry, { kind: "removed", removal });
    else if (since !== undefined) judged.set(entry, { kind: "too-new", since });
    else if (isKnownGroup(group, release) && !foreignPlugins.has(group))
      judged.set(entry, placementOf(entry, release));
  }
  return judged;
}

function placementOf({ group, name }: NovaEntry, release: string | undefined): Placement {
  const [home, ...others] = groupsWith(name, release);
  const namesake = others.length === 0 ? home : undefined;
  if (namesake !== undefined && ofNovaItself.has(group) && ofNovaItself.has(namesake)) {
    return { kind: "misplaced", group: namesake };
  }
  const meant = nearestOptionName(group, name, release);
  return meant !== undefined && meant === name.replaceAll("-", "_").toLowerCase()
    ? { kind: "misspelt", meant }
    : { kind: "unknown", meant, namesake };
}

/**
 * Groups of Nova's own, whose options are taken for each other's. That only one group has a name proves nothing elsewhere:
 * `host` in `[glance]` was an option of that, long ago, and in `[DEFAULT]` it names the compute service.
 */
const ofNovaItself = new Set([
  "DEFAULT",
  "compute",
  "devices",
  "filter_scheduler",
  "image_cache",
  "libvirt",
  "pci",
  "scheduler",
  "workarounds",
]);

/** Groups that some `auth_section` points at: they hold the options of an authentication plugin. */
function authPluginGroups(entries: readonly NovaEntry[]): ReadonlySet<string> {
  const pointers = entries.filter(({ name }) => name === "auth_section");
  return new Set(pointers.map(({ option }) => normalizeGroupName(option.value)));
}

/** Plugins that ship with keystoneauth; the options of any other are its own. */
const shippedPlugin =
  /^(?:v2|v3)?(?:password|token)$|^(?:v3\w+|admin_token|http_basic|none|noauth)$/;

function groupsWithForeignPlugin(
  entries: readonly NovaEntry[],
  release: string | undefined,
): ReadonlySet<string> {
  const foreign = entries.filter(
    ({ group, name, option }) =>
      (name === "auth_type" || name === "auth_plugin") &&
      takesAuthPlugin(group, release) &&
      !shippedPlugin.test(option.value),
  );
  return new Set(foreign.map(({ group }) => group));
}
