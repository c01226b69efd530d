import { domainRoot } from "../domain/identity.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { attributeOf } from "../domain/written.js";

/** What the hypervisor says of one disk of a guest; null where it does not tell. */
export interface DiskIdentity {
  /** The name in `<target>`, which is never the guest's own name of it. */
  readonly target: string;
  readonly serial: string | null;
  readonly bus: string | null;
  readonly sizeBytes: number | null;
  /** Slot and function of each PCI bridge on the way from the root and of the device: ["02.3", "00.0"]. */
  readonly pciPath: readonly string[] | null;
  /** Channel, target and LUN below a SCSI controller, such as "0:0:1". */
  readonly scsiAddress: string | null;
  /** The device that the guest agent says it is, such as "sda". */
  readonly agentDevice: string | null;
}

/** A block device as the guest's sysfs shows it. */
export interface GuestDevice {
  readonly name: string;
  readonly sizeBytes: number;
  readonly serial: string | null;
  /** Where `/sys/block/NAME` leads to. */
  readonly path: string;
}

/** A directory in the guest that can be written to, and the devices below it. */
export interface GuestDirectory {
  readonly path: string;
  readonly devices: readonly string[];
  readonly freeBytes: number;
}

export type Evidence = "guest agent" | "serial" | "PCI path" | "size";

export type MappedDisk =
  | {
      readonly device: string;
      readonly evidence: readonly Evidence[];
      readonly problem?: undefined;
    }
  | { readonly device?: undefined; readonly problem: string };

/**
 * Which of the guest's devices a disk of its domain is. Names follow the order of probing, and libvirt's comparison of
 * PCI numbers can mislead: at least two evidences must agree on one device, and none may contradict.
 */
export function mapDisk(disk: DiskIdentity, devices: readonly GuestDevice[]): MappedDisk {
  const judged = devices.map((device) => ({ device, ...judge(disk, device, devices) }));
  const [found, ...more] = judged.filter(
    ({ agrees, contradicts }) => agrees.length >= 2 && contradicts.length === 0,
  );
  if (found !== undefined && more.length === 0) {
    return { device: found.device.name, evidence: found.agrees };
  }
  const words = judged
    .filter(({ agrees }) => agrees.length > 0)
    .map(({ device, agrees, contradicts }) => {
      const against = contradicts.length === 0 ? "" : `, against ${contradicts.join(" and ")}`;
      return `${device.name} by ${agrees.join(" and ")}${against}`;
    });
  const told = words.length === 0 ? "nothing tells" : `it may be ${words.join("; ")}`;
  return {
    problem: `Which device of the guest the disk ${disk.target} is, is not certain: ${told}.`,
  };
}

/** What a domain that runs says of one of its disks; undefined when it has none with this target. */
export function diskIdentity(
  liveXml: string,
  target: string,
  { sizeBytes, agentDevice }: Pick<DiskIdentity, "sizeBytes" | "agentDevice">,
): DiskIdentity | undefined {
  const domain = domainRoot(liveXml);
  const all = child(domain, "devices");
  const disk = children(all, "disk").find(
    (each) => valueOf(child(each, "target"), "dev") === target,
  );
  if (all === undefined || disk === undefined) return undefined;
  const address = child(disk, "address");
  const controllers = children(all, "controller");
  const isDrive = valueOf(address, "type") === "drive";
  const bus = valueOf(child(disk, "target"), "bus");
  const controller =
    isDrive && bus === "scsi"
      ? controllers.find(
          (each) =>
            valueOf(each, "type") === "scsi" &&
            (valueOf(each, "index") ?? "0") === (valueOf(address, "controller") ?? "0"),
        )
      : undefined;
  return {
    target,
    serial: child(disk, "serial")?.text.trim() ?? null,
    bus,
    sizeBytes,
    pciPath: pciPath(isDrive ? child(controller, "address") : address, controllers, 0),
    scsiAddress: controller === undefined ? null : scsiAddress(address, controller),
    agentDevice: agentDevice?.replace(/^\/dev\//, "") ?? null,
  };
}

function judge(
  disk: DiskIdentity,
  device: GuestDevice,
  all: readonly GuestDevice[],
): { readonly agrees: readonly Evidence[]; readonly contradicts: readonly Evidence[] } {
  const facts: readonly (readonly [Evidence, boolean | null])[] = [
    ["guest agent", disk.agentDevice === null ? null : disk.agentDevice === device.name],
    ["serial", sameSerial(disk, device)],
    ["PCI path", samePath(disk, device)],
    ["size", sameSize(disk, device, all)],
  ];
  const which = (wanted: boolean): Evidence[] =>
    facts.filter(([, agrees]) => agrees === wanted).map(([name]) => name);
  return { agrees: which(true), contradicts: which(false) };
}

/** virtio-blk hands on 20 characters (VIRTIO_BLK_ID_BYTES). */
const virtioSerialLength = 20;

function sameSerial({ serial, bus }: DiskIdentity, device: GuestDevice): boolean | null {
  if (serial === null || serial === "" || device.serial === null) return null;
  return bus === "virtio"
    ? device.serial === serial.slice(0, virtioSerialLength)
    : device.serial === serial;
}

function samePath({ pciPath: path, scsiAddress: scsi }: DiskIdentity, device: GuestDevice) {
  if (path === null) return null;
  const steps = [...device.path.matchAll(/\/[0-9a-f]{4}:[0-9a-f]{2}:([0-9a-f]{2}\.[0-7])(?=\/)/g)];
  const isSame = steps.map(([, step]) => step).join("/") === path.join("/");
  if (!isSame || scsi === null) return isSame;
  return new RegExp(`/\\d+:${scsi}/`).test(device.path);
}

/** A size that several devices have tells nothing of any of them. */
function sameSize({ sizeBytes }: DiskIdentity, device: GuestDevice, all: readonly GuestDevice[]) {
  if (sizeBytes === null) return null;
  if (device.sizeBytes !== sizeBytes) return false;
  return all.filter((other) => other.sizeBytes === sizeBytes).length === 1 ? true : null;
}

/** More bridges behind each other than that are a loop. */
const deepest = 16;

/** Bus numbers are the firmware's to give; slots and functions are libvirt's. */
function pciPath(
  address: XmlElement | undefined,
  controllers: readonly XmlElement[],
  depth: number,
): readonly string[] | null {
  if (valueOf(address, "type") !== "pci" || depth > deepest) return null;
  const [bus, slot, fn] = ["bus", "slot", "function"].map((name) =>
    Number(valueOf(address, name) ?? "0"),
  );
  if (bus === undefined || slot === undefined || fn === undefined) return null;
  if (![bus, slot, fn].every(Number.isInteger)) return null;
  const step = `${slot.toString(16).padStart(2, "0")}.${fn.toString()}`;
  const bridge = controllers.find(
    (each) => valueOf(each, "type") === "pci" && Number(valueOf(each, "index") ?? "-1") === bus,
  );
  const model = valueOf(bridge, "model") ?? "";
  if (bus === 0) return [step];
  // The root bus of an expander has a number of its own.
  if (bridge === undefined || model.includes("expander")) return null;
  const before = pciPath(child(bridge, "address"), controllers, depth + 1);
  return before === null ? null : [...before, step];
}

function scsiAddress(address: XmlElement | undefined, controller: XmlElement): string | null {
  const [channel, target, unit] = ["bus", "target", "unit"].map(
    (name) => valueOf(address, name) ?? "0",
  );
  if (![channel, target, unit].every((number) => /^\d+$/.test(number ?? ""))) return null;
  const model = valueOf(controller, "model") ?? "";
  // QEMU: on virtio-scsi a unit is a LUN; on the others, which have no LUNs, it is the target.
  if (model.startsWith("virtio")) return `${channel ?? "0"}:${target ?? "0"}:${unit ?? "0"}`;
  return model.startsWith("lsi") ? `0:${unit ?? "0"}:0` : null;
}

function valueOf(element: XmlElement | undefined, name: string): string | null {
  return attributeOf(element, name)?.value ?? null;
}
