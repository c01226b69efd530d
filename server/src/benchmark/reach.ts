import { createHash } from "node:crypto";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import type { GuestRecord } from "../core/benchmark/run.js";
import { type GuestTarget, formatHypervisor } from "../core/benchmark/target.js";
import { differenceText, domainDifferences } from "../core/domain/differences.js";
import { guestIdentity } from "../core/domain/identity.js";
import { lint } from "../core/lint/lint.js";
import type { Host } from "../hosts/host.js";
import { localHost } from "../hosts/local-host.js";
import { sshHost } from "../hosts/ssh-host.js";
import { agentHost } from "../libvirt/agent-host.js";
import { type FoundGuest, findGuest, hypervisorHost } from "../libvirt/find-guest.js";
import { BenchmarkError } from "./benchmark-error.js";

/** Where the agent is to be started. */
export interface Reached {
  readonly host: Host;
  /** For messages about ssh: what it was asked to reach; null where it was not. */
  readonly sshName: string | null;
  /** For messages about the guest agent: the guest in which it runs scripts; null where they go by ssh. */
  readonly agentOf: string | null;
  /** Null where the target was named without its hypervisor. */
  readonly guest: GuestRecord | null;
  readonly found: FoundGuest | null;
  /** One of these hardware addresses must be there: an IP address can meanwhile belong to another machine. */
  readonly macs: readonly string[];
}

/** As much of a plan as says where to go. */
type ReachRequest = Pick<
  BenchmarkPlan,
  "target" | "sshConfig" | "guestUser" | "expectedXml" | "via"
>;

/** Finds out how the target is reached; asks the hypervisor where there is one. Throws a BenchmarkError. */
export async function reach(plan: ReachRequest, signal: AbortSignal): Promise<Reached> {
  const { target, sshConfig } = plan;
  switch (target.kind) {
    case "local":
      return { ...nothingKnown, host: localHost, sshName: null };
    case "ssh": {
      const host = sshHost({ host: target.host, configFile: sshConfig });
      return { ...nothingKnown, host, sshName: target.host };
    }
    case "guest":
      return reachGuest(plan, target, signal);
  }
}

const nothingKnown = { agentOf: null, guest: null, found: null, macs: [] } as const;

async function reachGuest(
  { sshConfig, guestUser, expectedXml, via }: ReachRequest,
  target: GuestTarget,
  signal: AbortSignal,
): Promise<Reached> {
  const { found, problem } = await findGuest(target, { sshConfig, signal });
  if (found === undefined) throw new BenchmarkError(problem);
  const { hypervisor } = target;
  refuseStopped(found, target);
  const address = via === "agent" ? found.name : addressOf(found);
  const host = guestUser === null ? address : `${guestUser}@${address}`;
  const jump =
    hypervisor.sshHost === null
      ? null
      : `${hypervisor.sshHost}${hypervisor.sshPort === null ? "" : `:${hypervisor.sshPort}`}`;
  const xml = found.liveXml ?? "";
  if (expectedXml !== null) refuseDifferences(expectedXml, xml, found.name);
  return {
    ...(via === "agent"
      ? {
          host: agentHost({
            hypervisor: hypervisorHost(hypervisor, sshConfig),
            uri: hypervisor.uri,
            uuid: found.uuid,
            name: found.name,
          }),
          sshName: null,
          agentOf: found.name,
        }
      : {
          host: sshHost({ host, jump, configFile: sshConfig }),
          sshName: host,
          agentOf: null,
        }),
    found,
    guest: {
      hypervisor: formatHypervisor(hypervisor),
      name: found.name,
      uuid: found.uuid,
      xml,
      xmlSha256: createHash("sha256").update(xml).digest("hex"),
      findings: lint(xml, "libvirt-xml").findings.map(({ rule, severity, message }) => ({
        rule,
        severity,
        message,
      })),
    },
    macs: guestIdentity(xml).macs,
  };
}

function refuseStopped({ name, state, uuid }: FoundGuest, target: GuestTarget): void {
  if (state === "running") return;
  throw new BenchmarkError({
    code: "hypervisor",
    message: `The guest ${name} does not run (${state}).`,
    hint: `Start it there: virsh -c ${target.hypervisor.uri} start ${uuid}`,
  });
}

function addressOf({ name, addresses, hasAgent }: FoundGuest): string {
  const [first] = addresses;
  if (first !== undefined) return first.address;
  throw new BenchmarkError({
    code: "hypervisor",
    message: `Neither libvirt's leases nor the guest agent nor the host's ARP table tell the address of ${name}.`,
    hint: hasAgent
      ? "Name the guest itself as ssh:HOST, or measure through the guest agent: --via agent."
      : "Name the guest itself as ssh:HOST, or install the QEMU guest agent in it.",
  });
}

/** A figure of yesterday's configuration would be taken for one of the file's. */
function refuseDifferences(expected: string, live: string, name: string): void {
  const differences = domainDifferences(expected, live);
  if (differences === null) {
    throw new BenchmarkError({
      code: "bad-request",
      message: "The file that the guest is to be compared with holds no domain.",
      hint: "",
    });
  }
  if (differences.length === 0) return;
  throw new BenchmarkError({
    code: "outdated",
    message: `The guest ${name} does not run as the file describes it: ${differences.map(differenceText).join("; ")}.`,
    hint: "Define the file and start the guest anew, or measure what runs without comparing.",
    details: differences.map(differenceText),
  });
}
