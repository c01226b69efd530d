import type { GuestTarget, Hypervisor } from "../core/benchmark/target.js";
import type { Problem } from "../core/benchmark/problem.js";
import type { Host } from "../hosts/host.js";
import { localHost } from "../hosts/local-host.js";
import { explainSshFailure, sshHost } from "../hosts/ssh-host.js";
import { type GuestAddress, readAddresses } from "./addresses.js";
import { type VirshFailure, isAnswered, virsh } from "./virsh.js";

/** A guest as its hypervisor knows it at this moment. */
export interface FoundGuest {
  readonly name: string;
  readonly uuid: string;
  /** As virsh says it, such as "running" or "shut off". */
  readonly state: string;
  /** What runs; null when it does not. Without secrets. */
  readonly liveXml: string | null;
  /** What the next start takes; null for a transient guest. */
  readonly inactiveXml: string | null;
  /** Where it may be reached, the most trustworthy first. */
  readonly addresses: readonly GuestAddress[];
  /** Whether the QEMU guest agent answered. */
  readonly hasAgent: boolean;
  /** Names of the guest's own block devices by the `<target>` of the disk, as the agent tells them. */
  readonly devices: ReadonlyMap<string, string>;
  /** Capacities of its disks in bytes, by the `<target>`. */
  readonly capacities: ReadonlyMap<string, number>;
}

export type Found<Value> =
  | { readonly found: Value; readonly problem?: undefined }
  | { readonly found?: undefined; readonly problem: Problem };

/** Where the hypervisor's virsh is run. */
export function hypervisorHost(
  { sshHost: host, sshPort }: Hypervisor,
  sshConfig: string | null,
): Host {
  return host === null ? localHost : sshHost({ host, port: sshPort, configFile: sshConfig });
}

/** Asks the hypervisor about one of its guests. Reads only. */
export async function findGuest(
  { hypervisor, domain }: GuestTarget,
  { sshConfig, signal }: { readonly sshConfig: string | null; readonly signal: AbortSignal },
): Promise<Found<FoundGuest>> {
  const host = hypervisorHost(hypervisor, sshConfig);
  const ask = (calls: readonly (readonly string[])[]) =>
    virsh(host, hypervisor.uri, calls, { signal });

  const listed = await ask([["list", "--all", "--uuid", "--name"]]);
  if (!isAnswered(listed)) return { problem: unreachable(hypervisor, listed) };
  const [list] = listed;
  if (list?.error !== "") {
    return { problem: refused(host, list?.error ?? "no answer") };
  }
  const guests = readList(list.output);
  const wanted = guests.filter(({ name, uuid }) => name === domain || uuid === domain);
  const [guest] = wanted;
  if (guest === undefined) return { problem: unknown(host, domain, guests) };

  // From here on only the UUID is used, which cannot be mistaken for anything else.
  const { uuid } = guest;
  const answered = await ask([
    ["domstate", uuid],
    ["dumpxml", uuid],
    ["dumpxml", uuid, "--inactive"],
    ["domifaddr", uuid, "--full", "--source", "lease"],
    ["domifaddr", uuid, "--full", "--source", "agent"],
    ["domifaddr", uuid, "--full", "--source", "arp"],
    ["guestinfo", uuid, "--disk"],
    ["domblkinfo", uuid, "--all"],
  ]);
  if (!isAnswered(answered)) return { problem: unreachable(hypervisor, answered) };
  const [state, live, inactive, lease, agent, arp, info, sizes] = answered;
  const isRunning = state?.output.trim() === "running";
  const xml = (answer: typeof live): string | null => (answer?.error === "" ? answer.output : null);
  return {
    found: {
      ...guest,
      state: state?.output.trim() ?? "unknown",
      liveXml: isRunning ? xml(live) : null,
      inactiveXml: xml(inactive),
      addresses: readAddresses(
        { lease: lease?.output ?? "", agent: agent?.output ?? "", arp: arp?.output ?? "" },
        xml(live) ?? "",
      ),
      hasAgent: agent?.error === "",
      devices: readDevices(info?.output ?? ""),
      capacities: readCapacities(sizes?.output ?? ""),
    },
  };
}

/** Lines of a UUID and a name, which may contain blanks. */
function readList(output: string): { name: string; uuid: string }[] {
  return output.split("\n").flatMap((line) => {
    const [, uuid, name] =
      /^\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s(.*?)\s*$/.exec(line) ?? [];
    return uuid === undefined || name === undefined ? [] : [{ uuid, name: name.trimStart() }];
  });
}

/** `disk.0.alias : vda` beside `disk.0.name : /dev/vda` of `virsh guestinfo --disk`. */
function readDevices(output: string): ReadonlyMap<string, string> {
  const fields = new Map(
    [...output.matchAll(/^(disk\.\d+\.\w+)\s*: (.*)$/gm)].map(([, key = "", value = ""]) => [
      key,
      value.trim(),
    ]),
  );
  const devices = new Map<string, string>();
  for (const [key, target] of fields) {
    const device = fields.get(key.replace(/\.alias$/, ".name"));
    if (key.endsWith(".alias") && device !== undefined) devices.set(target, device);
  }
  return devices;
}

/** `virsh domblkinfo --all`: target, capacity, allocation, physical; a disk without a medium has dashes. */
function readCapacities(output: string): ReadonlyMap<string, number> {
  return new Map(
    [...output.matchAll(/^\s*(\S+)\s+(\d+)\s+\S+\s+\S+\s*$/gm)].map(([, target = "", capacity]) => [
      target,
      Number(capacity),
    ]),
  );
}

function unreachable({ sshHost: host }: Hypervisor, { end, isMissing }: VirshFailure): Problem {
  const where = host ?? "this machine";
  if (isMissing) {
    return {
      code: "hypervisor",
      message: `There is no virsh on ${where}.`,
      hint: "Install libvirt's client there (libvirt-clients, or libvirt-client), or name the host that runs libvirt.",
    };
  }
  if (host !== null && (end.code === 255 || end.code === null)) {
    return { code: "unreachable", ...explainSshFailure(host, end.errorOutput) };
  }
  const last = end.errorOutput.trim().split("\n").at(-1) ?? "";
  return {
    code: "hypervisor",
    message: `The hypervisor ${where} did not answer${last === "" ? "" : ` (${last})`}.`,
    hint: "See whether this works there: virsh -c qemu:///system list",
  };
}

function refused(host: Host, error: string): Problem {
  const isDenied = /permission|authenti|denied|polkit/i.test(error);
  return {
    code: "hypervisor",
    message: `libvirt on ${host.name} does not answer: ${error}.`,
    hint: isDenied
      ? "The user needs to be root there or in the group libvirt, which is as powerful as root."
      : "See whether this works there: virsh -c qemu:///system list",
  };
}

function unknown(
  host: Host,
  domain: string,
  guests: readonly { readonly name: string }[],
): Problem {
  const names = guests.map(({ name }) => name);
  const some = names.slice(0, 8).join(", ") + (names.length > 8 ? ", ..." : "");
  return {
    code: "hypervisor",
    message: `There is no guest ${domain} on ${host.name}.`,
    hint: names.length === 0 ? "It has none at all." : `It has ${some}.`,
  };
}
