import type { NovaOptionEntry } from "../../catalog/nova-option-release.js";
import { cacheModes, sourceTypes } from "../../nova/image-storage.js";
import { adviceFor, cacheModeWords, sourceTypeWords } from "./advice.js";
import { defaultText } from "./describe.js";

/** A value, or an item of a list, that may be written. */
export interface ValueChoice {
  readonly value: string;
  readonly detail: string;
  readonly markdown: string;
}

/**
 * The values of an option that can be named, best first. `item` is what stands there so far, `whole` the value around
 * it, which a list's next item should not repeat.
 */
export function valueChoices(
  { group, name, facts }: NovaOptionEntry,
  item: string,
  whole: string,
): readonly ValueChoice[] {
  if (group === "libvirt" && name === "disk_cachemodes") return cacheChoices(item, whole);
  const known =
    suggested.get(`${group}/${name}`) ?? facts.choices?.map(String) ?? facts.items?.choices ?? [];
  const words = facts.type === "boolean" ? ["True", "False"] : known.filter((one) => one !== "");
  const initial = defaultText(facts);
  const all =
    facts.type === "list" || initial === undefined || initial === "" || words.includes(initial)
      ? words
      : [...words, initial];
  const taken = facts.type === "list" ? otherItems(item, whole) : [];
  const meanings = adviceFor(group, name)?.values ?? {};
  return all
    .filter((value) => !taken.includes(value))
    .map((value) => ({
      value,
      detail: value === initial ? "default" : "",
      markdown: meanings[value] ?? "",
    }));
}

/** Values of options whose type leaves them open, or for which another order than Nova's serves better. */
const suggested: ReadonlyMap<string, readonly string[]> = new Map([
  ["libvirt/images_type", ["flat", "qcow2", "lvm", "rbd", "default", "raw", "ploop"]],
  ["DEFAULT/compute_driver", ["libvirt.LibvirtDriver"]],
  ["libvirt/hw_machine_type", ["x86_64=q35", "x86_64=pc", "aarch64=virt"]],
  ["libvirt/cpu_power_governor_high", ["performance"]],
  ["libvirt/cpu_power_governor_low", ["powersave"]],
]);

/** Items such as `file=none`; each type of disk once. */
function cacheChoices(item: string, whole: string): readonly ValueChoice[] {
  const taken = otherItems(item, whole).map((other) => other.split("=", 1)[0]);
  return sourceTypes
    .filter((type) => !taken.includes(type))
    .flatMap((type) =>
      orderedModes(type).map((mode) => ({
        value: `${type}=${mode}`,
        detail: mode === "unsafe" ? "loses data" : "",
        markdown: `${sourceTypeWords[type] ?? ""}\n\n${cacheModeWords[mode] ?? ""}`,
      })),
    );
}

/** The mode that serves most comes first: Ceph's own cache for `network`, O_DIRECT for the others. */
function orderedModes(type: string): readonly string[] {
  const best = type === "network" ? "writeback" : "none";
  return [best, ...cacheModes.filter((mode) => mode !== best)];
}

/** The items of a list but the one that is being written. */
function otherItems(item: string, whole: string): readonly string[] {
  const items = whole.split(",").map((one) => one.trim());
  const own = items.indexOf(item);
  return items.filter((one, index) => index !== own && one !== "");
}
