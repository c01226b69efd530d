import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type {
  CacheMode,
  Disk,
  DriveAddress,
  IoThreadReference,
  Passthrough,
  Written,
} from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf, numberIn } from "./written.js";

export function readDisk(element: XmlElement, passthrough: Passthrough): Disk {
  const driver = child(element, "driver");
  const target = child(element, "target");
  const targetName = attributeOf(target, "dev");
  const device = attributeOf(element, "device")?.value ?? "disk";
  const sourceType = readSourceType(element);
  const source = readSource(element);
  const place = targetName?.span ?? element.nameSpan;
  const bus = attributeOf(target, "bus");
  // As `virsh blockcopy --xml` takes it: the guest's own disk has the target.
  const isSourceAlone = target === undefined && element.parent === undefined;
  const effectiveBus = isSourceAlone
    ? "unknown"
    : (bus?.value ?? busOf(device, targetName?.value ?? ""));
  const driveAddress = readDriveAddress(element, effectiveBus, targetName?.value ?? "");
  const cache = attributeOf(driver, "cache");
  const isReadOnly = child(element, "readonly") !== undefined;
  return {
    element,
    driver,
    name: targetName?.value ?? source ?? "(no target)",
    place,
    driverPlace: driver?.nameSpan ?? place,
    device,
    sourceType,
    source,
    format: attributeOf(driver, "type"),
    bus,
    effectiveBus,
    driveAddress,
    cache,
    effectiveCache: effectiveCache(cache, !isReadOnly && child(element, "shareable") !== undefined),
    io: attributeOf(driver, "io"),
    ioThread: attributeOf(driver, "iothread"),
    ioThreads: readIoThreadReferences(driver),
    isTransient: child(element, "transient") !== undefined,
    isEncrypted:
      child(element, "encryption") !== undefined ||
      child(child(element, "source"), "encryption") !== undefined,
    holdsData:
      (device === "disk" || device === "lun") &&
      !isReadOnly &&
      !isSeedImage(source ?? attributeOf(child(element, "source"), "volume")?.value ?? "") &&
      !isBeingTyped(element),
    isLocal:
      sourceType === "file" ||
      sourceType === "block" ||
      (sourceType === "volume" && isOfThisHost(element)),
    isOverridden:
      !passthrough.isEmpty &&
      aliases(element, effectiveBus, targetName?.value ?? "", driveAddress).some((alias) =>
        passthrough.mentions(alias),
      ),
  };
}

/** What an element without its end lacks may yet come, so nothing is said of it. */
function isBeingTyped({ selfClosing, endTagSpan }: XmlElement): boolean {
  return !selfClosing && endTagSpan === undefined;
}

/** The iothreads that a disk's or a controller's `<driver>` names, in its attribute or in a mapping (libvirt 10.0). */
export function readIoThreadReferences(
  driver: XmlElement | undefined,
): readonly IoThreadReference[] {
  const own = attributeOf(driver, "iothread");
  const mapping = child(driver, "iothreads");
  if (own === undefined && mapping === undefined) return none;
  const mapped = children(mapping, "iothread").map((item) => attributeOf(item, "id"));
  return [own, ...mapped].flatMap((written) =>
    written === undefined ? [] : [{ written, id: numberIn(written.value) }],
  );
}

const none: readonly never[] = [];

/** Only a pool of iSCSI takes a `mode`, which says whether the host or QEMU itself logs in to the target. */
function readSourceType(disk: XmlElement): string {
  const written = attributeOf(disk, "type")?.value ?? "file";
  const mode = written === "volume" && attributeOf(child(disk, "source"), "mode")?.value;
  return mode === "host" ? "block" : mode === "direct" ? "network" : written;
}

/**
 * Every pool whose volumes libvirt takes as disks makes files or block devices of them
 * (`virDomainStorageSourceTranslateSourcePool`), but for targets that QEMU reaches through libiscsi. Those name their
 * volumes `unit:0:0:1`.
 */
function isOfThisHost(disk: XmlElement): boolean {
  const volume = attributeOf(child(disk, "source"), "volume")?.value;
  return volume !== undefined && !volume.startsWith("unit:") && !isPlaceholder(volume);
}

function readSource(disk: XmlElement): string | undefined {
  const source = child(disk, "source");
  return (attributeOf(source, "file") ?? attributeOf(source, "dev"))?.value;
}

/** libvirt 9.0, `virDomainDiskDefPostParse`: a floppy is on fdc, else the target's prefix decides, else ide. */
function busOf(device: string, target: string): string {
  if (device === "floppy") return "fdc";
  return busesByPrefix.find(([prefix]) => target.startsWith(prefix))?.[1] ?? "ide";
}

const busesByPrefix: readonly (readonly [string, string])[] = [
  ["hd", "ide"],
  ["sd", "scsi"],
  ["vd", "virtio"],
  ["xvd", "xen"],
  ["ubd", "uml"],
];

/**
 * QEMU's own default is write-back through the host's page cache. A shareable disk without a mode gets `none` at
 * start (libvirt, `qemuDomainPrepareDiskCachemode`), after the check that refuses io='native' for it.
 */
function effectiveCache(written: Written | undefined, isShared: boolean): CacheMode | undefined {
  if (written === undefined || written.value === "default") return isShared ? "none" : "writeback";
  return cacheModes.find((mode) => mode === written.value);
}

const cacheModes: readonly CacheMode[] = [
  "none",
  "directsync",
  "writeback",
  "writethrough",
  "unsafe",
];

/** Small images that only carry a guest's configuration and are read once, though attached as disks. */
function isSeedImage(source: string): boolean {
  return /cloud-?init|\.iso$|(?:^|\/)disk\.config$/i.test(source);
}

/** As written, else as libvirt derives it from the target's letter (`virDomainDiskDefAssignAddress`). */
function readDriveAddress(disk: XmlElement, bus: string, target: string): DriveAddress | undefined {
  const written = child(disk, "address");
  if (attributeOf(written, "type")?.value === "drive") {
    const part = (name: string): number => numberIn(attributeOf(written, name)?.value) ?? 0;
    return {
      controller: part("controller"),
      bus: part("bus"),
      target: part("target"),
      unit: part("unit"),
    };
  }
  return driveAddressOf(target, bus);
}

/** The place that libvirt gives to a disk of that name; `undefined` on a bus that has no places. */
export function driveAddressOf(target: string, bus: string): DriveAddress | undefined {
  const size = unitsPerController.get(bus);
  const index = size === undefined ? undefined : targetIndex(target);
  if (index === undefined || size === undefined) return undefined;
  const unit = index % size;
  return {
    controller: Math.floor(index / size),
    bus: bus === "ide" ? Math.floor(unit / 2) : 0,
    target: 0,
    unit: bus === "ide" ? unit % 2 : unit,
  };
}

const unitsPerController: ReadonlyMap<string, number> = new Map([
  ["scsi", 7],
  ["ide", 4],
  ["sata", 6],
  ["fdc", 2],
]);

/** `sda` is 0, `sdz` 25, `sdaa` 26; a partition's number does not count. */
function targetIndex(target: string): number | undefined {
  const letters = /^(?:fd|hd|sd|vd|xvd|ubd)([a-z]+)\d*$/.exec(target)?.[1];
  if (letters === undefined) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 96;
  return index - 1;
}

const anyDisk: readonly string[] = Array.from(
  { length: 26 },
  (_, index) => `virtio-disk${String(index)}`,
);

/** The names that QEMU arguments may use for the device: the user's own alias, or what libvirt will call it. */
export function aliasesOf({ driveAddress, effectiveBus, element, name }: Disk): readonly string[] {
  return aliases(element, effectiveBus, name, driveAddress);
}

function aliases(
  disk: XmlElement,
  bus: string,
  target: string,
  address: DriveAddress | undefined,
): readonly string[] {
  const own = attributeOf(child(disk, "alias"), "name")?.value;
  const index = targetIndex(target);
  // A template fills in which of the disks it is.
  if (isPlaceholder(target)) return anyDisk;
  const start = address && `${bus}${String(address.controller)}-${String(address.bus)}`;
  return [
    ...(own === undefined || own === "" ? [] : [own]),
    ...(index === undefined ? [] : [`${bus}-disk${String(index)}`]),
    ...(start === undefined
      ? []
      : [
          `${start}-${String(address?.unit)}`,
          `${start}-${String(address?.target)}-${String(address?.unit)}`,
        ]),
  ];
}
