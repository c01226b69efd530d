import * as v from "valibot";

const iothreadObject = v.object({ "qom-type": v.literal("iothread"), id: v.string() });
const memoryObject = v.object({ "qom-type": v.string(), prealloc: v.optional(v.boolean()) });
/** What else QEMU is told is kept, so that it can be told again. */
const blockNode = v.looseObject({
  driver: v.string(),
  "node-name": v.string(),
  filename: v.optional(v.string()),
  image: v.optional(v.string()),
  file: v.optional(v.string()),
  aio: v.optional(v.string()),
  cache: v.optional(v.object({ direct: v.boolean(), "no-flush": v.boolean() })),
  "cache-size": v.optional(v.number()),
  "detect-zeroes": v.optional(v.string()),
  discard: v.optional(v.string()),
});
const device = v.looseObject({
  driver: v.string(),
  id: v.string(),
  bus: v.optional(v.string()),
  drive: v.optional(v.string()),
  iothread: v.optional(v.string()),
  "write-cache": v.optional(v.string()),
  ioeventfd: v.optional(v.boolean()),
  event_idx: v.optional(v.boolean()),
  "queue-size": v.optional(v.number()),
  "num-queues": v.optional(v.number()),
  num_queues: v.optional(v.number()),
  logical_block_size: v.optional(v.number()),
  physical_block_size: v.optional(v.number()),
  "free-page-reporting": v.optional(v.boolean()),
});
type BlockNode = v.InferOutput<typeof blockNode>;
type Device = v.InferOutput<typeof device>;

/** The parts of a QEMU command line that say how fast the guest is. */
export interface QemuCommand {
  readonly iothreads: readonly string[];
  readonly blockNodes: readonly BlockNode[];
  readonly devices: readonly Device[];
  /** The value of `-cpu`: a model and its features. */
  readonly cpu: readonly string[];
  /** The machine type, without its settings. */
  readonly machine: string;
  readonly hasHpet: boolean;
  /** All of the guest's memory is allocated before it starts. */
  readonly allocatesMemory: boolean;
}

/** What QEMU does with the requests of one disk. */
interface DiskPath {
  /** The frontend that the guest sees, such as "virtio-blk-pci". */
  readonly device: string;
  /** The host bus adapter, for disks that sit on one. */
  readonly controller: string | undefined;
  /** The thread that serves the disk; the main loop when undefined. */
  readonly iothread: string | undefined;
  /** How requests reach the kernel; QEMU's worker threads when undefined. */
  readonly aio: string | undefined;
  /** O_DIRECT, and whether the guest's flushes are dropped; QEMU's defaults when undefined. */
  readonly cache: { readonly direct: boolean; readonly "no-flush": boolean } | undefined;
  /** Whether the guest is told of a volatile write cache. */
  readonly writeCache: string | undefined;
  /** What else QEMU is told about the disk, which it is not in most guests. */
  readonly notes: readonly string[];
}

/** Reads the command line as `virsh domxml-to-native` prints it: quoted for a shell, properties as JSON. */
export function readQemuCommand(text: string): QemuCommand {
  const words = Array.from(text.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
  const values = (option: string): unknown[] =>
    words.flatMap((word, index): unknown[] =>
      words[index - 1] === option && word.startsWith("{") ? [JSON.parse(word)] : [],
    );
  const parts = (option: string): readonly string[] =>
    (words[words.indexOf(option) + 1] ?? "").split(",");
  return {
    iothreads: values("-object")
      .filter((object) => v.is(iothreadObject, object))
      .map(({ id }) => id),
    blockNodes: v.parse(v.array(blockNode), values("-blockdev")),
    devices: v.parse(v.array(device), values("-device")),
    cpu: parts("-cpu"),
    machine: parts("-machine")[0] ?? "",
    allocatesMemory: values("-object").some(
      (object) => v.is(memoryObject, object) && object.prealloc === true,
    ),
    hasHpet: !words.includes("-no-hpet") && !parts("-machine").includes("hpet=off"),
  };
}

/**
 * What QEMU makes of one part of the guest, on one line: a disk by its path on the host, a device by its id, or `cpu`,
 * `machine`, `memory` or `hpet`.
 */
export function describePart(command: QemuCommand, part: string): string {
  if (part === "machine") return command.machine;
  if (part === "memory") return command.allocatesMemory ? "at the start" : "on demand";
  if (part === "hpet") return command.hasHpet ? "present" : "absent";
  if (part === "cpu") return describeCpu(command);
  const found = command.devices.find(({ id }) => id === part);
  if (found === undefined) return describePath(command, part);
  return found["free-page-reporting"] === true
    ? `${found.driver}; free page reporting`
    : found.driver;
}

/**
 * What QEMU has to go by for host-model differs from host to host: a model and features, or hardly a model and many
 * features. Without KVM, `max` stands for the host's own processor.
 */
function describeCpu({ cpu: [model = "", ...features] }: QemuCommand): string {
  const told = features.filter((feature) => /^(?:kvm|kvmclock|kvm-.*|hv-.*)=/.test(feature));
  const isBare = features.length === told.length;
  const kind = /^(?:host|max)$/.test(model) ? "the host's own" : isBare ? model : "like the host's";
  return [kind, ...told].join("; ");
}

/** One line for tables: frontend; AIO; cache; what is unusual; thread. */
export function describePath(command: QemuCommand, source: string): string {
  const path = diskPath(command, source);
  if (path === undefined) return "no such disk";
  const { device: frontend, controller, iothread, aio, cache, writeCache, notes } = path;
  return [
    controller === undefined ? frontend : `${frontend} on ${controller}`,
    // QEMU's own default where libvirt says nothing.
    aio ?? "threads",
    cache?.direct === true ? "O_DIRECT" : "page cache",
    ...(cache?.["no-flush"] === true ? ["flushes dropped"] : []),
    ...(writeCache === "off" ? ["each write flushed"] : []),
    ...notes,
    iothread ?? "main loop",
  ].join("; ");
}

/** Follows a disk from its file or device on the host to what the guest sees; undefined when there is no such disk. */
function diskPath(command: QemuCommand, source: string): DiskPath | undefined {
  const storage = command.blockNodes.find(
    ({ filename, image }) => filename === source || image === source,
  );
  const format = above(command, storage);
  // A filter, such as copy-on-read, lies between the image and the disk.
  const filter = above(command, format);
  const top = filter ?? format;
  const disk = command.devices.find(({ drive }) => drive === top?.["node-name"]);
  if (storage === undefined || format === undefined || disk === undefined) return undefined;
  // A disk names its controller's bus, such as "scsi0.0"; a PCI device names a root port.
  const adapter = disk.bus?.replace(/\..*/, "");
  const controller = command.devices.find(
    ({ id, driver }) => id === adapter && !driver.startsWith("pcie-"),
  );
  return {
    device: disk.driver,
    controller: controller?.driver,
    iothread: disk.iothread ?? controller?.iothread,
    aio: storage.aio,
    cache: storage.cache,
    writeCache: disk["write-cache"],
    notes: [
      ...storageNotes(storage, source),
      ...formatNotes(format),
      ...(filter === undefined ? [] : [filter.driver]),
      ...deviceNotes(disk),
      ...(controller === undefined ? [] : deviceNotes(controller)),
    ],
  };
}

function above({ blockNodes }: QemuCommand, node: BlockNode | undefined): BlockNode | undefined {
  return blockNodes.find(({ file }) => file !== undefined && file === node?.["node-name"]);
}

function storageNotes({ driver }: BlockNode, source: string): readonly string[] {
  const isDevice = source.startsWith("/dev/");
  if (driver === "file" && isDevice) return ["a device as a file"];
  return driver === "host_device" && !isDevice ? ["a file as a device"] : [];
}

function formatNotes(format: BlockNode): readonly string[] {
  const { "cache-size": tables, "detect-zeroes": zeroes, discard } = format;
  return [
    ...(tables === undefined ? [] : [`${(tables / 1024).toString()} KiB of tables`]),
    ...(discard === "ignore" ? ["discards nothing"] : []),
    ...(zeroes === undefined ? [] : [`zeroes detected: ${zeroes}`]),
  ];
}

function deviceNotes(device: Device): readonly string[] {
  const {
    event_idx,
    ioeventfd,
    "queue-size": ring,
    "num-queues": queues,
    num_queues: scsiQueues,
  } = device;
  const count = queues ?? scsiQueues;
  return [
    ...(ioeventfd === false ? ["no ioeventfd"] : []),
    ...(event_idx === false ? ["no event index"] : []),
    ...(ring === undefined ? [] : [`ring of ${ring.toString()}`]),
    ...(count === undefined ? [] : [`${count.toString()} queues`]),
  ];
}
