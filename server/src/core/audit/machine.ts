import { type AuditedMachine, type Facts, type MachineKind } from "./facts.js";

/** A machine as rules see it. What nobody can know is `undefined`, or not in the list. */
export interface Machine {
  readonly kind: MachineKind;
  readonly facts: Facts;
  /** A fact that is a whole number. */
  number(key: string): number | undefined;
  /** Disks of its own, whole ones, without removable ones. */
  readonly blockDevices: readonly BlockDevice[];
  /** Its file systems on disks, each once. */
  readonly mounts: readonly Mount[];
  /** The CPUs' idle states, the deepest last; `share` is of the time that was watched, all CPUs together. */
  readonly idleStates: readonly IdleState[];
  /** Of its CPU time while it was watched, what the hypervisor gave to others: 0 to 1. */
  readonly stealShare: number | undefined;
  /** The same since it was started. */
  readonly stealShareSinceBoot: number | undefined;
  /** Pages that it read back from swap while it was watched. */
  readonly pagesSwappedIn: number | undefined;
  /** The guest's disks, as its hypervisor knows them. */
  readonly guestDisks: readonly GuestDisk[];
}

export interface BlockDevice {
  readonly name: string;
  /** What the kernel talks to; undefined for what is none of these. */
  readonly kind: "virtio-blk" | "virtio-scsi" | "nvme" | undefined;
  /** The chosen I/O scheduler. */
  readonly scheduler: string | undefined;
  readonly hardwareQueues: number | undefined;
}

export interface Mount {
  readonly point: string;
  readonly type: string;
  /** The kernel's own name of the disk below is not known; `/dev/vda1` or a label. */
  readonly source: string;
  readonly options: ReadonlySet<string>;
}

export interface IdleState {
  readonly name: string;
  /** To leave it, in microseconds. */
  readonly exitLatencyUs: number;
  readonly isEnabled: boolean;
  readonly share: number;
}

/** A disk of the audited guest, seen from its host. */
export interface GuestDisk {
  /** Its `<target>`, such as `vda`. */
  readonly target: string;
  readonly format: string | undefined;
  /** As written in the running XML. */
  readonly io: string | undefined;
  readonly isFile: boolean;
  readonly virtualBytes: number | undefined;
  readonly allocatedBytes: number | undefined;
  /** Of the file system that the image lies on, as `stat -f` names it. */
  readonly fileSystem: string | undefined;
  /** Whether the image file is exempt from copy-on-write (`chattr +C`); undefined where that cannot be seen. */
  readonly isNoCow: boolean | undefined;
  /** Names of the disks of the host that it lies on. */
  readonly hostDevices: readonly string[];
  /** Limits that libvirt enforces now, such as `total_iops_sec` and 200. */
  readonly limits: readonly (readonly [string, number])[];
}

/** What a rule looks at: the guest, its host, or both. */
export interface Scene {
  readonly guest: Machine | undefined;
  readonly host: Machine | undefined;
}

export function readScene(machines: readonly AuditedMachine[]): Scene {
  const read = (kind: MachineKind): Machine | undefined => {
    const machine = machines.find((one) => one.kind === kind);
    return machine === undefined ? undefined : readMachine(kind, machine.facts);
  };
  return { guest: read("guest"), host: read("host") };
}

function readMachine(kind: MachineKind, facts: Facts): Machine {
  const number = (key: string): number | undefined => wholeNumber(facts[key]);
  const begin = cpuTicks(facts["begin.stat"]);
  const end = cpuTicks(facts["end.stat"]);
  return {
    kind,
    facts,
    number,
    blockDevices: namesBelow(facts, "blk").flatMap((name) => blockDevice(facts, name)),
    mounts: mounts(facts),
    idleStates: idleStates(facts),
    stealShare: begin && end && share(end.steal - begin.steal, end.total - begin.total),
    stealShareSinceBoot: end && share(end.steal, end.total),
    pagesSwappedIn: difference(number("begin.swapin"), number("end.swapin")),
    guestDisks: namesBelow(facts, "disk").map((target) => guestDisk(facts, target)),
  };
}

function blockDevice(facts: Facts, name: string): BlockDevice[] {
  const of = (key: string): string | undefined => facts[`blk.${name}.${key}`];
  const path = of("path") ?? "";
  if (of("removable") === "1" || of("ro") === "1" || path.includes("/usb")) return [];
  return [
    {
      name,
      kind: deviceKind(name, path),
      scheduler: of("scheduler"),
      hardwareQueues: wholeNumber(of("queues")),
    },
  ];
}

function deviceKind(name: string, path: string): BlockDevice["kind"] {
  if (/^nvme\d+n\d+$/.test(name)) return "nvme";
  if (/\/virtio\d+\/host\d+\//.test(path)) return "virtio-scsi";
  return /^vd[a-z]+$/.test(name) && /\/virtio\d+\//.test(path) ? "virtio-blk" : undefined;
}

/** `mnt.3`: device numbers, mount point, type, source, options, options of the file system; blanks as in mountinfo. */
function mounts(facts: Facts): Mount[] {
  const byDevice = new Map<string, Mount>();
  for (const name of namesBelow(facts, "mnt")) {
    const words = (facts[`mnt.${name}`] ?? "").split(" ");
    const [device = "", point, type, source, own, ofFileSystem] = words;
    if (point === undefined || type === undefined || source === undefined) continue;
    if (own === undefined || ofFileSystem === undefined || byDevice.has(device)) continue;
    byDevice.set(device, {
      point: unescaped(point),
      type,
      source: unescaped(source),
      options: new Set([...own.split(","), ...ofFileSystem.split(",")]),
    });
  }
  return [...byDevice.values()];
}

/** Of mountinfo's octal escapes, the one of the blank: no other is told of here. */
function unescaped(text: string): string {
  return text.replaceAll("\\040", " ");
}

function idleStates(facts: Facts): IdleState[] {
  const cpus = wholeNumber(facts["cpu.count"]) ?? 0;
  const watchedUs = (decimal(facts["end.uptime"]) - decimal(facts["begin.uptime"])) * 1e6 * cpus;
  if (!(watchedUs > 0)) return [];
  return namesBelow(facts, "idle").flatMap((id) => {
    const of = (key: string): string | undefined => facts[`idle.${id}.${key}`];
    const spent = difference(wholeNumber(of("begin")), wholeNumber(of("end")));
    const exitLatencyUs = wholeNumber(of("latency"));
    if (spent === undefined || exitLatencyUs === undefined) return [];
    const name = of("name") ?? id;
    return [{ name, exitLatencyUs, isEnabled: of("disable") === "0", share: spent / watchedUs }];
  });
}

function guestDisk(facts: Facts, target: string): GuestDisk {
  const of = (key: string): string | undefined => facts[`disk.${target}.${key}`];
  const noCow = of("nocow");
  return {
    target,
    format: of("format"),
    io: of("io"),
    isFile: of("kind") === "file",
    virtualBytes: wholeNumber(of("virtual")),
    allocatedBytes: wholeNumber(of("allocated")),
    fileSystem: of("filesystem"),
    isNoCow: noCow === undefined ? undefined : noCow === "yes",
    hostDevices: (of("devices") ?? "").split(" ").filter((name) => name !== ""),
    limits: (of("limits") ?? "").split(" ").flatMap((limit) => {
      const [, name, value] = /^([a-z_]+)=([1-9]\d{0,14})$/.exec(limit) ?? [];
      return name === undefined ? [] : [[name, Number(value)] as const];
    }),
  };
}

/** The second words of all keys that begin with the first, in the order of the facts. */
function namesBelow(facts: Facts, first: string): string[] {
  const names = Object.keys(facts).flatMap((key) => {
    const [start, name] = key.split(".");
    return start === first && name !== undefined ? [name] : [];
  });
  return [...new Set(names)];
}

/** user, nice, system, idle, iowait, irq, softirq, steal: guest time is in user already. */
function cpuTicks(text: string | undefined): { total: number; steal: number } | undefined {
  const ticks = (text ?? "").split(/\s+/).slice(0, 8).map(Number);
  const steal = ticks[7];
  if (steal === undefined || ticks.some((tick) => !Number.isFinite(tick))) return undefined;
  return { total: ticks.reduce((sum, tick) => sum + tick, 0), steal };
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 && part >= 0 ? part / whole : undefined;
}

function difference(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || after < before ? undefined : after - before;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** NaN for what is none. */
function decimal(text: string | undefined): number {
  const [, seconds] = /^(\d{1,12}(?:\.\d{1,6})?)(?: |$)/.exec(text ?? "") ?? [];
  return Number(seconds);
}
