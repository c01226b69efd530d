import type { TextEdit } from "../text/span.js";
import { insertChild, removeAttribute, setAttribute } from "../xml/edit.js";
import { backingLayers } from "./backing-chain.js";
import type { Disk, Domain, ScsiController } from "./domain.js";

/** Anything whose `<driver>` has settings. */
export type DriverOwner = Disk | ScsiController;

/**
 * Writes settings of a device's driver, in the order in which libvirt writes them. A missing `<driver>` is added; the
 * image format that libvirt assumed until then is kept. Nothing for a controller that is not in the file.
 */
export function setDriver(
  domain: Domain,
  owner: DriverOwner,
  settings: Readonly<Record<string, string>>,
): readonly TextEdit[] {
  const { driver, element } = owner;
  const inOrder = Object.entries(settings).sort(([a], [b]) => rank(a) - rank(b));
  if (driver !== undefined) {
    return inOrder.map(([name, value]) =>
      setAttribute(domain.document, driver, name, value, driverOrder),
    );
  }
  if (element === undefined) return [];
  const format = "device" in owner ? assumedFormat(owner) : [];
  return [
    insertChild(
      domain.document,
      element,
      { name: "driver", attributes: [...format, ...inOrder] },
      "first",
    ),
  ];
}

/** Takes settings off a device's driver; those that are not written cost nothing. */
export function unsetDriver(
  domain: Domain,
  owner: DriverOwner,
  ...names: readonly string[]
): readonly TextEdit[] {
  const { driver } = owner;
  if (driver === undefined) return [];
  return names.flatMap((name) => {
    const edit = removeAttribute(domain.document, driver, name);
    return edit === undefined ? [] : [edit];
  });
}

/** Linux AIO, and the `cache` that libvirt demands for it where the disk does not have it. */
export function setNativeAio(domain: Domain, disk: Disk): readonly TextEdit[] {
  return setDriver(domain, disk, {
    ...(!allowsNativeAio(disk) && { cache: "none" }),
    io: "native",
  });
}

/** What libvirt checks before it takes io='native': the mode as written, not what it becomes at start. */
export function allowsNativeAio(disk: Disk): boolean {
  return disk.cache?.value === "none" || disk.cache?.value === "directsync";
}

/** libvirt 9.0, `virDomainDiskDefFormatDriver`; a controller's driver knows a few of the same names. */
const driverOrder = [
  "name",
  "type",
  "cache",
  "error_policy",
  "rerror_policy",
  "io",
  "ioeventfd",
  "event_idx",
  "copy_on_read",
  "discard",
  "iothread",
  "detect_zeroes",
  "discard_no_unref",
  "queues",
  "queue_size",
  "iommu",
  "ats",
  "packed",
  "page_per_vq",
];

function rank(name: string): number {
  return driverOrder.indexOf(name);
}

/**
 * Without a `type` libvirt takes raw. It is only spelled out where nothing else can be meant: what lies on another image is
 * something else, whatever its name.
 */
function assumedFormat(disk: Disk): readonly (readonly [string, string])[] {
  const { source } = disk;
  const isRaw =
    source !== undefined &&
    (/\.(?:raw|img)$/.test(source) || source.startsWith("/dev/")) &&
    backingLayers(disk).length === 0;
  return [["name", "qemu"], ...(isRaw ? ([["type", "raw"]] as const) : [])];
}
