import type { AuditedMachine, Facts, MachineKind } from "../core/audit/facts.js";
import {
  guestToLookAt,
  readBlockInfo,
  readLimits,
  readVersions,
} from "../core/audit/guest-disks.js";
import type { Problem } from "../core/benchmark/problem.js";
import type { Hypervisor } from "../core/benchmark/target.js";
import type { Host } from "../hosts/host.js";
import { problemOfEnd } from "../benchmark/session-problem.js";
import { hypervisorHost } from "../libvirt/find-guest.js";
import { isAnswered, virsh } from "../libvirt/virsh.js";
import { auditMachine } from "./audit-machine.js";

/** A machine that a connection leads to. */
interface ReachedMachine {
  readonly host: Host;
  /** As in `Reached`. */
  readonly sshName: string | null;
  readonly agentOf: string | null;
  /** Null: to be told from what it says of itself. */
  readonly kind: MachineKind | null;
  /** One of these hardware addresses must be there, if there are any. */
  readonly macs: readonly string[];
}

/** A guest that runs, and who runs it. */
interface RunningGuest {
  readonly hypervisor: Hypervisor;
  readonly uuid: string;
  /** As it runs. */
  readonly xml: string;
}

export interface AuditOptions {
  readonly sshConfig: string | null;
  readonly signal: AbortSignal;
}

/** What was found, and why something was not. */
export interface AuditedMachines {
  readonly machines: readonly AuditedMachine[];
  readonly problems: readonly Problem[];
}

/** Asks a machine, and its hypervisor where that is known. Never throws; the two do not wait for each other. */
export async function auditReached(
  machine: ReachedMachine | undefined,
  guest: RunningGuest | undefined,
  options: AuditOptions,
): Promise<AuditedMachines> {
  const both = await Promise.all(
    [
      machine === undefined ? [] : [auditSelf(machine, options)],
      guest === undefined ? [] : [auditHypervisor(guest, options)],
    ].flat(),
  );
  return {
    machines: both.flatMap((answer) => ("facts" in answer ? [answer] : [])),
    problems: both.flatMap((answer) => ("facts" in answer ? [] : [answer])),
  };
}

async function auditSelf(
  { host, sshName, agentOf, kind, macs }: ReachedMachine,
  { signal }: AuditOptions,
): Promise<AuditedMachine | Problem> {
  const answer = await auditMachine(host, {}, signal);
  if ("end" in answer) return problemOfEnd({ sshName, agentOf }, answer.end);
  const { facts } = answer;
  const own = (facts["os.macs"] ?? "").split(" ");
  if (macs.length > 0 && !macs.some((mac) => own.includes(mac))) {
    return {
      code: "hypervisor",
      message: `${host.name} is not the guest: it has none of its network interfaces.`,
      hint: "The address belongs to another machine by now. Name the guest itself as ssh:HOST.",
    };
  }
  return { kind: kind ?? guessedKind(facts), name: host.name, facts };
}

/** Whatever runs on a hypervisor is a guest, whether or not it has guests of its own. */
function guessedKind(facts: Facts): MachineKind {
  const detected = facts["virt.vm"];
  const isGuest =
    facts["cpu.hypervisor"] === "yes" ||
    (facts["cpu.hypervisor"] === undefined && detected !== undefined && detected !== "none") ||
    /^QEMU\b|^KVM\b/.test(facts["dmi.vendor"] ?? "");
  return isGuest ? "guest" : "host";
}

async function auditHypervisor(
  { hypervisor, uuid, xml }: RunningGuest,
  { sshConfig, signal }: AuditOptions,
): Promise<AuditedMachine | Problem> {
  const host = hypervisorHost(hypervisor, sshConfig);
  const { disks, facts: ofXml } = guestToLookAt(xml);
  const images = disks.flatMap(({ target, image }) =>
    image === undefined ? [] : [{ target, ...image }],
  );
  const [answer, ofLibvirt] = await Promise.all([
    auditMachine(host, { images, uuid }, signal),
    libvirtFacts(host, hypervisor.uri, {
      uuid,
      targets: disks.map(({ target }) => target),
      signal,
    }),
  ]);
  if ("end" in answer)
    return problemOfEnd({ sshName: hypervisor.sshHost, agentOf: null }, answer.end);
  return {
    kind: "host",
    name: host.name,
    // What qemu-img saw wins over what libvirt remembers.
    facts: { "domain.uuid": uuid, ...ofXml, ...ofLibvirt, ...answer.facts },
  };
}

/** What libvirt does not tell is not known. */
async function libvirtFacts(
  host: Host,
  uri: string,
  {
    uuid,
    targets,
    signal,
  }: { readonly uuid: string; readonly targets: readonly string[]; readonly signal: AbortSignal },
): Promise<Facts> {
  const perDisk = targets.flatMap((target) => [
    { call: ["domblkinfo", uuid, target], read: (text: string) => readBlockInfo(target, text) },
    { call: ["blkdeviotune", uuid, target], read: (text: string) => readLimits(target, text) },
  ]);
  const questions = [{ call: ["version"], read: readVersions }, ...perDisk];
  const answers = await virsh(
    host,
    uri,
    questions.map(({ call }) => call),
    { signal },
  );
  if (!isAnswered(answers)) return {};
  return Object.assign(
    {},
    ...questions.map(({ read }, index) => {
      const answer = answers[index];
      return answer?.error === "" ? read(answer.output) : {};
    }),
  ) as Facts;
}
