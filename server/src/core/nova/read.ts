import { findOption } from "../catalog/nova-options.js";
import { normalizeGroupName } from "../oslo/group-name.js";
import type { OsloFile } from "../oslo/tree.js";
import type { Span } from "../text/span.js";
import type { NovaConf, NovaEntry } from "./nova-conf.js";
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
  const settings = new Settings(entries);
  const compute = entries.filter(isAboutLibvirtCompute);
  return {
    file,
    errors: file.errors,
    entries,
    swallowed: readSwallowedLines(entries),
    authSections: new Set(
      entries
        .filter(({ name }) => name === "auth_section")
        .map(({ option }) => normalizeGroupName(option.value)),
    ),
    storage:
      compute.length > 0 && usesLibvirtWithQemu(settings) ? readImageStorage(settings) : undefined,
    placeFor: (group) => headerOf(file, group) ?? compute[0]?.option.nameSpan ?? wholeText(file),
  };
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
