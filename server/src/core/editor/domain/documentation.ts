/** The part of libvirt's documentation that describes an element. */
export function documentationOf(element: Outer): string {
  const path: string[] = [];
  for (let item: Outer = element; item !== undefined; item = item.parent) path.unshift(item.name);
  const [root = "", first = "", second = ""] = path;
  const page = pages[root];
  if (page !== undefined) return `${site}${page}.html`;
  // A device alone in its file is at home in a domain.
  const section =
    root !== "domain"
      ? deviceSections[root]
      : first === "devices"
        ? deviceSections[second]
        : sections[first];
  const fallback = root === "domain" && first !== "devices" ? "" : "#devices";
  return `${site}formatdomain.html${section === undefined ? fallback : `#${section}`}`;
}

/** Around an element, as far as it is known. */
export type Outer = { readonly name: string; readonly parent: Outer } | undefined;

const site = "https://libvirt.org/";

const pages: Readonly<Record<string, string>> = {
  domainsnapshot: "formatsnapshot",
  domaincheckpoint: "formatcheckpoint",
  domainbackup: "formatbackup",
  network: "formatnetwork",
  pool: "formatstorage",
  volume: "formatstorage",
};

/** By the element below `<domain>`. */
const sections: Readonly<Record<string, string>> = {
  os: "operating-system-booting",
  vcpu: "cpu-allocation",
  vcpus: "cpu-allocation",
  iothreads: "iothreads-allocation",
  iothreadids: "iothreads-allocation",
  defaultiothread: "iothreads-allocation",
  cputune: "cpu-tuning",
  memory: "memory-allocation",
  maxMemory: "memory-allocation",
  currentMemory: "memory-allocation",
  memoryBacking: "memory-backing",
  memtune: "memory-tuning",
  numatune: "numa-node-tuning",
  blkiotune: "block-i-o-tuning",
  cpu: "cpu-model-and-topology",
  features: "hypervisor-features",
  clock: "time-keeping",
  perf: "performance-monitoring-events",
};

/** By the element below `<devices>`. */
const deviceSections: Readonly<Record<string, string>> = {
  disk: "hard-drives-floppy-disks-cdroms",
  filesystem: "filesystems",
  controller: "controllers",
  hostdev: "host-device-assignment",
  interface: "network-interfaces",
  input: "input-devices",
  graphics: "graphical-framebuffers",
  video: "video-devices",
  sound: "sound-devices",
  watchdog: "watchdog-devices",
  memballoon: "memory-balloon-device",
  rng: "random-number-generator-device",
  tpm: "tpm-device",
  panic: "panic-device",
  memory: "memory-devices",
  iommu: "iommu-devices",
  vsock: "vsock",
};
