import type { TextEdit } from "../text/span.js";
import { insertChild, removeAttribute, removeElement, setAttribute } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { Disk, Domain, ScsiController } from "./domain.js";
import { driveAddressOf } from "./disk.js";
import { attributeOf } from "./written.js";

export interface BusChange {
  /** The target name that the disk gets, such as `vdb`. */
  readonly name: string;
  /** True when the disk's serial number is longer than virtio-blk can show (20 bytes), so the guest sees a cut one. */
  readonly cutsSerial: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Moves a disk to virtio-blk: the bus, a target name that is free, and away with what libvirt refuses there (the
 * address on the old controller, SCSI's identification, the properties of rotating and removable media). Boot order,
 * serial number and everything about the image stay.
 *
 * `undefined` where it cannot be done by editing this element alone: SCSI passthrough and reservations, a CHS
 * translation, QEMU arguments elsewhere in the file that name the device, or a guest that is not in the file.
 */
export function moveToVirtioBlk(domain: Domain, disk: Disk): BusChange | undefined {
  const { document } = domain;
  const target = child(disk.element, "target");
  if (target === undefined || disk.device !== "disk" || disk.isOverridden) return undefined;
  // Which names are free in the guest is not known.
  if (domain.kind === "device") return undefined;
  if (isScsiPassthrough(disk) || attributeOf(child(disk.element, "geometry"), "trans")) {
    return undefined;
  }
  const name = freeName(domain, "vd", "virtio") ?? "vda";
  const address = child(disk.element, "address");
  const addressType = attributeOf(address, "type")?.value;
  const refused = ["wwn", "vendor", "product"].map((item) => child(disk.element, item));
  if (addressType === "drive" || addressType === "usb") refused.push(address);
  return {
    name,
    cutsSerial: (child(disk.element, "serial")?.text.trim().length ?? 0) > 20,
    edits: [
      setAttribute(document, target, "dev", name, targetOrder),
      setAttribute(document, target, "bus", "virtio", targetOrder),
      ...["tray", "removable", "rotation_rate"].flatMap((attribute) => {
        const edit = removeAttribute(document, target, attribute);
        return edit === undefined ? [] : [edit];
      }),
      ...refused.flatMap((element) =>
        element === undefined ? [] : [removeElement(document, element)],
      ),
    ],
  };
}

/**
 * Moves a disk to the bus that QEMU emulates for guests without a virtio driver, with a name and a place there that
 * are free. `undefined` where there is none, or where QEMU arguments elsewhere in the file name the device.
 */
export function moveToEmulatedBus(
  domain: Domain,
  disk: Disk,
  bus: "ide" | "sata",
): Pick<BusChange, "name" | "edits"> | undefined {
  const { document } = domain;
  const target = child(disk.element, "target");
  const name = freeName(domain, bus === "ide" ? "hd" : "sd", bus);
  if (target === undefined || name === undefined || disk.isOverridden) return undefined;
  const address = child(disk.element, "address");
  return {
    name,
    edits: [
      setAttribute(document, target, "dev", name, targetOrder),
      setAttribute(document, target, "bus", bus, targetOrder),
      ...(address === undefined ? [] : [removeElement(document, address)]),
    ],
  };
}

/** Gives a disk a name of the same kind that is free, and as far as the name says where it sits, a free place. */
export function renameTarget(
  domain: Domain,
  disk: Disk,
): Pick<BusChange, "name" | "edits"> | undefined {
  const dev = attributeOf(child(disk.element, "target"), "dev");
  const prefix = /^(hd|sd|vd|xvd|fd)[a-z]+\d*$/.exec(dev?.value ?? "")?.[1];
  const hasAddress = child(disk.element, "address") !== undefined;
  if (dev === undefined || prefix === undefined) return undefined;
  const name = freeName(domain, prefix, hasAddress ? "" : disk.effectiveBus);
  return name === undefined ? undefined : { name, edits: [{ span: dev.span, newText: name }] };
}

/** Makes the controller a virtio-scsi one, adding it where libvirt did so itself; the disks keep their names. */
export function useVirtioScsi(domain: Domain, controller: ScsiController): readonly TextEdit[] {
  const { document } = domain;
  if (controller.element !== undefined) {
    return [setAttribute(document, controller.element, "model", "virtio-scsi", controllerOrder)];
  }
  const devices = controller.disks[0]?.element.parent;
  if (devices === undefined) return [];
  const attributes = [
    ["type", "scsi"],
    ["index", String(controller.index)],
    ["model", "virtio-scsi"],
  ] as const;
  const siblings = devices.children.filter(({ name }) => name === "controller");
  const after = siblings.at(-1) ?? domain.disks.at(-1)?.element;
  return [insertChild(document, devices, { name: "controller", attributes }, { after })];
}

const targetOrder = ["dev", "bus", "tray", "removable", "rotation_rate"];
const controllerOrder = ["type", "index", "model"];

function isScsiPassthrough(disk: Disk): boolean {
  const source = child(disk.element, "source");
  return (
    child(source, "reservations") !== undefined ||
    attributeOf(disk.element, "rawio") !== undefined ||
    attributeOf(disk.element, "sgio") !== undefined
  );
}

/** The first name that no disk has, nor the place on the bus that libvirt would derive from it. */
function freeName(domain: Domain, prefix: string, bus: string): string | undefined {
  const known = knownFreeNames.get(domain) ?? new Map<string, string | undefined>();
  knownFreeNames.set(domain, known);
  const key = `${prefix} ${bus}`;
  if (!known.has(key)) known.set(key, findFreeName(domain, prefix, bus));
  return known.get(key);
}

/** The fix of each disk asks about all disks, and all of them get the same answer. */
const knownFreeNames = new WeakMap<Domain, Map<string, string | undefined>>();

function findFreeName({ disks }: Domain, prefix: string, bus: string): string | undefined {
  const names = new Set(disks.map(({ name }) => name));
  const places = new Set(
    disks
      .filter(({ effectiveBus }) => effectiveBus === bus)
      .flatMap(({ driveAddress }) =>
        driveAddress === undefined ? [] : [JSON.stringify(driveAddress)],
      ),
  );
  for (
    let index = 0;
    index < (bus === "ide" ? mostIdeDisks : names.size + places.size + 1);
    index++
  ) {
    const name = `${prefix}${letters(index)}`;
    const place = driveAddressOf(name, bus);
    const isTaken = place !== undefined && places.has(JSON.stringify(place));
    if (!names.has(name) && !isTaken) return name;
  }
  return undefined;
}

/** A machine has one IDE controller. */
const mostIdeDisks = 4;

/** 0 is `a`, 25 `z`, 26 `aa`. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
