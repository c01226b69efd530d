import * as v from "valibot";

/** The parts of a QEMU command line that say how the guest's disks work. */
export interface QemuCommand {
  readonly iothreads: readonly string[];
  readonly blockNodes: readonly Properties[];
  readonly devices: readonly Properties[];
}

export type Properties = Readonly<Record<string, unknown>>;

/** What QEMU does with the requests of one disk. */
export interface DiskPath {
  /** The frontend that the guest sees, such as "virtio-blk-pci". */
  readonly device: string;
  /** The host bus adapter, for disks that sit on one. */
  readonly controller?: string;
  /** The thread that serves the disk; the main loop when absent. */
  readonly iothread?: string;
  /** How requests reach the kernel; QEMU's worker threads when absent. */
  readonly aio?: string;
  /** O_DIRECT, and whether the guest's flushes are dropped; QEMU's defaults when absent. */
  readonly cache?: { readonly direct: boolean; readonly "no-flush": boolean };
  /** Whether the guest is told of a volatile write cache. */
  readonly writeCache?: string;
}

const properties = v.record(v.string(), v.unknown());
const cache = v.object({ direct: v.boolean(), "no-flush": v.boolean() });

/** Reads the command line as `virsh domxml-to-native` prints it: quoted for a shell, properties as JSON. */
export function readQemuCommand(text: string): QemuCommand {
  const words = Array.from(text.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
  const values = (option: string): Properties[] =>
    words.flatMap((word, index) => {
      const value = words[index - 1] === option ? word : "";
      return value.startsWith("{") ? [v.parse(properties, JSON.parse(value))] : [];
    });
  return {
    iothreads: values("-object")
      .filter((object) => object["qom-type"] === "iothread")
      .map((object) => String(object["id"])),
    blockNodes: values("-blockdev"),
    devices: values("-device"),
  };
}

/** Follows a disk from its file or device on the host to what the guest sees; undefined when there is no such disk. */
export function diskPath(command: QemuCommand, source: string): DiskPath | undefined {
  const storage = command.blockNodes.find((node) => node["filename"] === source);
  const format = command.blockNodes.find(
    (node) => storage !== undefined && node["file"] === storage["node-name"],
  );
  const device = command.devices.find(
    (candidate) => format !== undefined && candidate["drive"] === format["node-name"],
  );
  if (storage === undefined || device === undefined) return undefined;
  // A disk names its controller's bus, such as "scsi0.0".
  const adapter = String(device["bus"]).replace(/\..*/, "");
  const controller = command.devices.find(
    ({ id, driver }) => id === adapter && !String(driver).startsWith("pcie-"),
  );
  const iothread = device["iothread"] ?? controller?.["iothread"];
  return {
    device: String(device["driver"]),
    ...(controller === undefined ? {} : { controller: String(controller["driver"]) }),
    ...(iothread === undefined ? {} : { iothread: String(iothread) }),
    ...(storage["aio"] === undefined ? {} : { aio: String(storage["aio"]) }),
    ...(storage["cache"] === undefined ? {} : { cache: v.parse(cache, storage["cache"]) }),
    ...(device["write-cache"] === undefined ? {} : { writeCache: String(device["write-cache"]) }),
  };
}
