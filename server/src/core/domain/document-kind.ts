import type { XmlElement } from "../xml/tree.js";
import { isPlaceholder } from "./schema-words.js";

/**
 * What an XML document of libvirt is, by its root element:
 * - `device`: one device alone, for `virsh attach-device`, `update-device` and `detach-device`;
 * - `status`: libvirt's note of a running guest, which it keeps below /run;
 * - `save-image`: the domain inside of a saved state, which takes no change that its guest would see;
 * - `other`: what libvirt knows but holds nothing that we judge, such as capabilities and filters.
 */
export type DocumentKind =
  | "domain"
  | "device"
  | "snapshot"
  | "checkpoint"
  | "backup"
  | "status"
  | "save-image"
  | "volume"
  | "pool"
  | "network"
  | "other";

/**
 * The kind of a document with this root, or undefined when it is none of libvirt's. Roots that other programs have as
 * well (`<interface>`, `<network>`, `<cpu>`) must also look like libvirt's, in an attribute or a child.
 */
export function kindOf(root: XmlElement): DocumentKind | undefined {
  const own = ownRoots.get(root.name);
  if (own !== undefined) return own;
  return sharedRoots.find(
    ({ name, attributes = {}, children }) =>
      name === root.name &&
      Object.entries(attributes).every(([attribute, values]) => has(root, attribute, values)) &&
      (children === undefined || root.children.some((child) => children.includes(child.name))),
  )?.kind;
}

/** True for a name that some document of libvirt has as its root; `kindOf` may still find that it is another's. */
export function isRootName(name: string): boolean {
  return ownRoots.has(name) || sharedRoots.some((root) => root.name === name);
}

/** True for such a name while it is being typed. */
export function isStartOfRootName(name: string): boolean {
  return [...ownRoots.keys(), ...sharedRoots.map((root) => root.name)].some((known) =>
    known.startsWith(name),
  );
}

/** Names that nobody else has. */
const ownRoots: ReadonlyMap<string, DocumentKind> = new Map([
  ["domain", "domain"],
  ["domainsnapshot", "snapshot"],
  ["domaincheckpoint", "checkpoint"],
  ["domainbackup", "backup"],
  ["domstatus", "status"],
  ["domainCapabilities", "other"],
  ["storagepoolCapabilities", "other"],
  ["networkport", "other"],
  ["filterbinding", "other"],
]);

interface SharedRoot {
  readonly name: string;
  readonly kind: DocumentKind;
  /** Each must be there, with one of these values; an empty list stands for any value. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** At least one of these must be there. */
  readonly children?: readonly string[];
}

const characterDevices = [
  "dev",
  "file",
  "pipe",
  "unix",
  "tcp",
  "udp",
  "null",
  "stdio",
  "vc",
  "pty",
].concat(["spicevmc", "spiceport", "nmdm", "qemu-vdagent", "dbus"]);

/** As libvirt's schemas have them; what several programs would write is left out. */
const sharedRoots: readonly SharedRoot[] = [
  // The host's own interface, for `virsh iface-define`: it has a name, which no guest's has.
  {
    name: "interface",
    kind: "other",
    attributes: { type: ["ethernet", "bridge", "bond", "vlan"], name: [] },
  },
  device("disk", { children: ["driver", "source", "target"] }),
  device("interface", {
    attributes: {
      type: [
        "network",
        "bridge",
        "direct",
        "ethernet",
        "user",
        "hostdev",
        "vdpa",
        "vhostuser",
      ].concat(["internal", "server", "client", "mcast", "udp", "null", "vds"]),
    },
    children: ["mac", "source", "model", "driver", "target", "address", "virtualport", "alias"],
  }),
  device("controller", {
    attributes: {
      type: ["ccid", "fdc", "ide", "isa", "pci", "sata", "scsi", "usb", "virtio-serial", "xenbus"],
    },
  }),
  device("hostdev", { attributes: { mode: ["subsystem", "capabilities"] } }),
  device("memballoon", { attributes: { model: [] } }),
  device("filesystem", { children: ["source"], attributes: { type: [] } }),
  device("input", {
    attributes: { type: ["tablet", "mouse", "keyboard", "passthrough"], bus: [] },
  }),
  device("input", { attributes: { type: ["passthrough", "evdev"] }, children: ["source"] }),
  device("graphics", {
    attributes: { type: ["vnc", "spice", "sdl", "rdp", "desktop", "egl-headless", "dbus"] },
  }),
  device("video", { children: ["model"] }),
  device("sound", {
    attributes: {
      model: ["ac97", "es1370", "sb16", "ich6", "ich7", "ich9", "usb", "virtio", "pcspk"],
    },
  }),
  device("serial", { attributes: { type: characterDevices }, children: ["target"] }),
  device("console", { attributes: { type: characterDevices }, children: ["target"] }),
  device("parallel", { attributes: { type: characterDevices }, children: ["target"] }),
  device("channel", { attributes: { type: characterDevices }, children: ["target"] }),
  device("redirdev", { attributes: { bus: [], type: [] } }),
  device("rng", { attributes: { model: [] }, children: ["backend"] }),
  device("tpm", { children: ["backend"] }),
  device("watchdog", { attributes: { model: ["i6300esb", "ib700", "diag288", "itco"] } }),
  device("memory", {
    attributes: { model: ["dimm", "nvdimm", "virtio-mem", "virtio-pmem", "sgx-epc"] },
  }),
  device("panic", { attributes: { model: ["isa", "pseries", "hyperv", "s390", "pvpanic"] } }),
  device("smartcard", { attributes: { mode: ["host", "host-certificates", "passthrough"] } }),
  device("shmem", { attributes: { name: [] }, children: ["model", "size", "server"] }),
  device("vsock", { children: ["cid"] }),
  device("lease", { children: ["lockspace"] }),
  device("iommu", { attributes: { model: ["intel", "smmuv3", "virtio"] } }),
  device("crypto", { attributes: { model: ["virtio"] }, children: ["backend"] }),
  { name: "volume", kind: "volume", children: ["capacity", "allocation", "backingStore"] },
  {
    name: "pool",
    kind: "pool",
    attributes: {
      type: [
        "dir",
        "fs",
        "netfs",
        "logical",
        "disk",
        "iscsi",
        "iscsi-direct",
        "scsi",
        "mpath",
      ].concat(["rbd", "sheepdog", "gluster", "zfs", "vstorage"]),
    },
    children: ["name", "source", "target", "capacity"],
  },
  {
    name: "network",
    kind: "network",
    children: ["bridge", "forward", "ip", "portgroup", "virtualport", "dns", "uuid"],
  },
  { name: "filter", kind: "other", attributes: { name: [] }, children: ["rule", "filterref"] },
  { name: "capabilities", kind: "other", children: ["host", "guest"] },
  { name: "cpu", kind: "other", children: ["model", "arch"] },
  { name: "secret", kind: "other", children: ["usage", "uuid"] },
  { name: "device", kind: "other", children: ["capability"] },
];

function device(name: string, signs: Pick<SharedRoot, "attributes" | "children">): SharedRoot {
  return { name, kind: "device", ...signs };
}

function has(root: XmlElement, attribute: string, values: readonly string[]): boolean {
  const value = root.attributes.find(({ name }) => name === attribute)?.value;
  if (value === undefined) return false;
  return values.length === 0 || values.includes(value) || isPlaceholder(value);
}
