import { findOption } from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { OsloFile } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import type { NovaEntry, Placement } from "./entry.js";
import { misnamedSections } from "./misnamed-sections.js";
import type { MisnamedSection, NovaConf, SwallowedLines } from "./nova-conf.js";
import { misreadEntries } from "./placement.js";
import { readImageStorage } from "./read-image-storage.js";
import { readSwallowedLines } from "./read-swallowed-lines.js";
import { Settings } from "./settings.js";

/** Reads what a parsed nova.conf means to Nova 2026.2. Never throws, however broken the file. */
export function readNovaConf(file: OsloFile): NovaConf {
  const entries = file.sections.flatMap((section) => {
    const group = normalizeGroupName(section.name);
    return section.options.map((option): NovaEntry => ({
      group,
      name: option.name,
      known: findOption(group, option.name),
      option,
    }));
  });
  const misread = misreadEntries(entries);
  const swallowed = readSwallowedLines(entries);
  const misnamed = misnamedSections(file);
  const missed = missedNames(misread, swallowed, misnamed);
  // Lines that oslo.config cannot read may hold any option.
  const unread = file.errors.some(({ byteOrderMark }) => !byteOrderMark);
  const settings = new Settings(entries, {
    isMissed: (name) => unread || missed.has(name),
    isSpoilt: (entry) => swallowed.some((one) => one.entry === entry),
  });
  const aboutCompute = entries.filter(isAboutLibvirtCompute);
  const isCompute = aboutCompute.length > 0 && usesLibvirtWithQemu(settings);
  return {
    file,
    errors: file.errors,
    entries,
    swallowed,
    misread,
    misnamed,
    compute: isCompute ? settings : undefined,
    storage: isCompute ? readImageStorage(settings) : undefined,
    placeFor: (group) =>
      headerOf(file, group) ?? aboutCompute[0]?.option.nameSpan ?? wholeText(file),
    entryOf: (group, name) => settings.entryOf(group, name),
  };
}

/** Names of options that the file means to set, but in vain. */
function missedNames(
  misread: ReadonlyMap<NovaEntry, Placement>,
  swallowed: readonly SwallowedLines[],
  misnamed: readonly MisnamedSection[],
): ReadonlySet<string> {
  const names = [...misread].map(([{ name }, placement]) => {
    if (placement.kind === "misplaced") return name;
    return placement.kind === "removed" ? placement.removal.successor?.name : placement.meant;
  });
  const inValues = swallowed
    .flatMap(({ lines }) => lines)
    .map(({ kind, what }) => (kind === "option" ? what : undefined));
  const inSections = misnamed.flatMap(({ section }) => section.options.map(({ name }) => name));
  return new Set([...names, ...inValues, ...inSections].filter((name) => name !== undefined));
}

/** Options outside of `[libvirt]` that only nova-compute reads, and that are about its guests' disks. */
const computeOptions = new Set([
  "compute_driver",
  "force_raw_images",
  "instances_path",
  "preallocate_images",
  "use_cow_images",
]);

/** Schedulers and API servers have a nova.conf too; what costs a guest latency is decided in nova-compute's. */
function isAboutLibvirtCompute({ group, name, known }: NovaEntry): boolean {
  if (known === undefined) return false;
  return group === "libvirt" || (group === "DEFAULT" && computeOptions.has(name));
}

function usesLibvirtWithQemu(settings: Settings): boolean {
  const driver = settings.text("DEFAULT", "compute_driver");
  if (driver.entry !== undefined && driver.value?.includes("libvirt") !== true) return false;
  const { value } = settings.choice("libvirt", "virt_type", ["kvm", "qemu", "lxc", "parallels"]);
  return value === "kvm" || value === "qemu";
}

function headerOf(file: OsloFile, group: string): Span | undefined {
  return file.sections.find(({ name }) => name !== "" && normalizeGroupName(name) === group)
    ?.nameSpan;
}

function wholeText(file: OsloFile): Span {
  return { start: 0, end: file.text.length };
}
