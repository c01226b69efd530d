import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { readIoThreadReferences } from "./disk.js";
import type { Disk, ScsiController, Written } from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf, numberIn } from "./written.js";

/** The SCSI controllers in the file, and one for each index that only a disk names: libvirt adds those by itself. */
export function readScsiControllers(
  devices: readonly XmlElement[],
  disks: readonly Disk[],
  arch: string,
): readonly ScsiController[] {
  const written = byIndex(
    devices.filter(
      (item) => item.name === "controller" && attributeOf(item, "type")?.value === "scsi",
    ),
  );
  // A template may fill in that one of them is the controller which seems to be missing.
  const isFilledIn = devices.some(
    ({ attributes, name }) =>
      name === "controller" && attributes.some(({ value }) => isPlaceholder(value)),
  );
  const attached = new Map<number, Disk[]>();
  for (const disk of disks) {
    if (disk.effectiveBus !== "scsi" || disk.driveAddress === undefined) continue;
    const { controller } = disk.driveAddress;
    const others = attached.get(controller);
    if (others === undefined) attached.set(controller, [disk]);
    else others.push(disk);
  }
  const indexes = [...new Set([...written.keys(), ...attached.keys()])].sort((a, b) => a - b);
  return indexes.flatMap((index) => {
    const element = written.get(index);
    const onIt = attached.get(index) ?? [];
    const model = readModel(element);
    const driver = child(element, "driver");
    const place = element?.nameSpan ?? onIt[0]?.bus?.span ?? onIt[0]?.place;
    if (place === undefined || (element === undefined && isFilledIn)) return [];
    return {
      index,
      element,
      driver,
      place,
      model,
      effectiveModel: effectiveModel(model, arch),
      disks: onIt,
      ioThread: attributeOf(driver, "iothread"),
      ioThreads: readIoThreadReferences(driver),
    };
  });
}

/** A controller without an index gets the lowest free one. */
function byIndex(controllers: readonly XmlElement[]): ReadonlyMap<number, XmlElement> {
  const found = new Map<number, XmlElement>();
  const unnumbered: XmlElement[] = [];
  for (const element of controllers) {
    const written = attributeOf(element, "index");
    const index = numberIn(written?.value);
    if (index !== undefined) found.set(index, found.get(index) ?? element);
    else if (written === undefined) unnumbered.push(element);
  }
  for (const element of unnumbered) {
    let free = 0;
    while (found.has(free)) free++;
    found.set(free, element);
  }
  return found;
}

function readModel(controller: XmlElement | undefined): Written | undefined {
  const model = attributeOf(controller, "model");
  return model?.value === "auto" ? undefined : model;
}

function effectiveModel(written: Written | undefined, arch: string): string | undefined {
  if (written === undefined) return defaultModel(arch);
  return isPlaceholder(written.value) ? undefined : written.value;
}

/**
 * libvirt, `qemuDomainGetSCSIControllerModel`. On Arm and RISC-V the default changed (libvirt 11.6), so it depends on
 * the host.
 */
function defaultModel(arch: string): string | undefined {
  if (arch === "x86_64" || arch === "i686") return "lsilogic";
  if (arch === "s390x" || arch === "loongarch64") return "virtio-scsi";
  return arch.startsWith("ppc") ? "ibmvscsi" : undefined;
}
