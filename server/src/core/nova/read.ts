import { findOption } from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { OsloFile } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import { type ConfigSet, aloneSet } from "./config-set.js";
import type { NovaEntry, Placement } from "./entry.js";
import { misnamedSections } from "./misnamed-sections.js";
import type { MisnamedSection, NovaConf, SwallowedLines } from "./nova-conf.js";
import { misreadEntries } from "./placement.js";
import { readImageStorage } from "./read-image-storage.js";
import { readSwallowedLines } from "./read-swallowed-lines.js";
import { Settings } from "./settings.js";
import { isTemplated } from "./templated.js";

/**
 * Reads what a parsed nova.conf means to a release of Nova (absent: the newest), within the set of files that the
 * service reads. Never throws, however broken the files.
 */
export function readNovaConf(
  file: OsloFile,
  release?: string,
  set: ConfigSet = aloneSet(file),
): NovaConf {
  const files = set.files.map((one) => readFile(one.file, release));
  const entries = files.flatMap((one) => one.entries);
  const misread = misreadEntries(entries, release);
  const swallowed = files.flatMap((one) => one.swallowed);
  const missed = missedNames(
    misread,
    swallowed,
    files.flatMap((one) => one.misnamed),
  );
  // Lines that oslo.config cannot read may hold any option, and so may a file that is not at hand.
  const unread =
    !set.complete ||
    set.files.some((one) => one.file.errors.some(({ byteOrderMark }) => !byteOrderMark));
  const settings = new Settings(
    files.map((one) => one.entries),
    {
      isMissed: (name) => unread || missed.has(name) || set.setElsewhere?.has(name) === true,
      isSpoilt: (entry) =>
        isTemplated(entry.option.value) || swallowed.some((one) => one.entry === entry),
    },
    release,
  );
  const aboutCompute = entries.filter(
    (entry) => isAboutLibvirtCompute(entry) || (set.reachesCompute === true && isRatio(entry)),
  );
  const isWhole = set.complete && set.setElsewhere === undefined;
  const isCompute =
    set.otherService === undefined &&
    aboutCompute.length > 0 &&
    usesLibvirtWithQemu(settings, isWhole);
  const own = files.find((one) => one.file === file) ?? readFile(file, release);
  return {
    file,
    set,
    errors: file.errors,
    entries: own.entries,
    allEntries: entries,
    swallowed: own.swallowed,
    misread: new Map([...misread].filter(([entry]) => entry.file === file)),
    misnamed: own.misnamed,
    settings,
    compute: isCompute ? settings : undefined,
    storage: isCompute ? readImageStorage(settings) : undefined,
    placeFor: (group) =>
      headerOf(set, group) ?? placeIn(files, aboutCompute)?.option.nameSpan ?? wholeText(file),
    entryOf: (group, name) => settings.entryOf(group, name),
  };
}

/** What one file of a set says by itself. */
interface FileReading {
  readonly file: OsloFile;
  readonly entries: readonly NovaEntry[];
  readonly swallowed: readonly SwallowedLines[];
  readonly misnamed: readonly MisnamedSection[];
}

function readFile(file: OsloFile, release: string | undefined): FileReading {
  const entries = file.sections.flatMap((section) => {
    const group = normalizeGroupName(section.name);
    return section.options.map((option): NovaEntry => ({
      file,
      group,
      name: option.name,
      known: findOption(group, option.name, release),
      option,
    }));
  });
  return {
    file,
    entries,
    swallowed: readSwallowedLines(entries),
    misnamed: misnamedSections(file, release),
  };
}

/** Names of options that the files mean to set, but in vain. */
function missedNames(
  misread: ReadonlyMap<NovaEntry, Placement>,
  swallowed: readonly SwallowedLines[],
  misnamed: readonly MisnamedSection[],
): ReadonlySet<string> {
  const names = [...misread].map(([{ name }, placement]) => {
    if (placement.kind === "misplaced") return name;
    if (placement.kind === "unknown" && placement.namesake !== undefined) return name;
    return placement.kind === "removed"
      ? placement.removal.successor?.name
      : "meant" in placement
        ? placement.meant
        : undefined;
  });
  const inValues = swallowed
    .flatMap(({ lines }) => lines)
    .map(({ kind, what }) => (kind === "option" ? what : undefined));
  const inSections = misnamed.flatMap(({ section }) => section.options.map(({ name }) => name));
  return new Set([...names, ...inValues, ...inSections].filter((name) => name !== undefined));
}

/** Options outside of `[libvirt]` that only nova-compute reads, and that are about its guests' disks or processors. */
const computeOptions = new Set([
  "DEFAULT/compute_driver",
  "DEFAULT/force_raw_images",
  "DEFAULT/instances_path",
  "DEFAULT/preallocate_images",
  "DEFAULT/use_cow_images",
  "DEFAULT/vcpu_pin_set",
  "compute/cpu_dedicated_set",
  "compute/cpu_shared_set",
]);

/** Schedulers and API servers have a nova.conf too; what costs a guest latency is decided in nova-compute's. */
function isAboutLibvirtCompute({ group, name, known }: NovaEntry): boolean {
  if (known === undefined) return false;
  return group === "libvirt" || computeOptions.has(`${group}/${name}`);
}

/** Nova's schedulers read them once, and many a controller still has them. */
function isRatio({ group, name }: NovaEntry): boolean {
  return group === "DEFAULT" && name.endsWith("_allocation_ratio");
}

/** In a set that is not the whole, what is not set counts as kvm's: only what the files do say is judged then. */
function usesLibvirtWithQemu(settings: Settings, complete: boolean): boolean {
  const driver = settings.text("DEFAULT", "compute_driver");
  if (driver.entry !== undefined && driver.value?.includes("libvirt") !== true) return false;
  const words = ["kvm", "qemu", "lxc", "parallels"] as const;
  const { entry, value } = settings.choice("libvirt", "virt_type", words);
  return value === "kvm" || value === "qemu" || (!complete && entry === undefined);
}

/** What is added in the file that is read last certainly counts. */
function headerOf(set: ConfigSet, group: string): Span | undefined {
  return set.files
    .toReversed()
    .flatMap(({ file }) => file.sections)
    .find(({ name }) => name !== "" && normalizeGroupName(name) === group)?.nameSpan;
}

function placeIn(
  files: readonly FileReading[],
  aboutCompute: readonly NovaEntry[],
): NovaEntry | undefined {
  const last = files.findLast((one) => aboutCompute.some((entry) => entry.file === one.file));
  return aboutCompute.find((entry) => entry.file === last?.file);
}

function wholeText(file: OsloFile): Span {
  return { start: 0, end: file.text.length };
}
