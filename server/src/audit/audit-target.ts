import type { MachineKind } from "../core/audit/facts.js";
import type { Target } from "../core/benchmark/target.js";
import { BenchmarkError } from "../benchmark/benchmark-error.js";
import { reach } from "../benchmark/reach.js";
import { findGuest } from "../libvirt/find-guest.js";
import { type AuditOptions, type AuditedMachines, auditReached } from "./audit-reached.js";

export interface AuditAccess extends AuditOptions {
  /** Whom to log in as in a guest that is found through its hypervisor; null for whom ssh takes. */
  readonly guestUser: string | null;
  /** How the script gets into such a guest. */
  readonly via: "ssh" | "agent";
  /** What `local` and `ssh:HOST` are; null: to be told from what they say of themselves. */
  readonly kind: MachineKind | null;
}

/** Asks the machines that a target names: itself, and of a guest also its hypervisor. Reads only and never throws. */
export async function auditTarget(target: Target, access: AuditAccess): Promise<AuditedMachines> {
  const { sshConfig, guestUser, via, kind, signal } = access;
  const options: AuditOptions = { sshConfig, signal };
  const request = { target, sshConfig, guestUser, expectedXml: null, via };
  if (target.kind !== "guest") {
    const reached = await reach(request, signal);
    return auditReached({ ...reached, kind }, undefined, options);
  }
  const { found, problem } = await findGuest(target, options);
  if (found === undefined) return { machines: [], problems: [problem] };
  const { name, uuid, liveXml, state } = found;
  if (liveXml === null) {
    const message = `The guest ${name} does not run (${state}).`;
    const hint = `Start it there: virsh -c ${target.hypervisor.uri} start ${uuid}`;
    return { machines: [], problems: [{ code: "hypervisor", message, hint }] };
  }
  const guest = { hypervisor: target.hypervisor, uuid, xml: liveXml };
  // Without a way into the guest its host is still worth a look.
  const inside = await reach(request, signal).catch((error: unknown) => {
    if (error instanceof BenchmarkError) return error;
    throw error;
  });
  if (inside instanceof BenchmarkError) {
    const { machines, problems } = await auditReached(undefined, guest, options);
    const { code, message, hint } = inside;
    return { machines, problems: [{ code, message, hint }, ...problems] };
  }
  return auditReached({ ...inside, kind: "guest" }, guest, options);
}
