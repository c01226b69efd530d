import { auditReached } from "../audit/index.js";
import { audit } from "../core/audit/audit.js";
import type { AuditRecord } from "../core/audit/record.js";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import type { Reached } from "./reach.js";

/** It takes one to two seconds, and several in a guest under emulation. */
const longestMs = 45_000;

/**
 * Looks at what outside of the files may hold a target back, before anything runs there. What cannot be told does not keep
 * from measuring; a target that cannot be reached does, and is a BenchmarkError.
 */
export async function auditPlace(
  { target, sshConfig }: BenchmarkPlan,
  reached: Reached,
  signal: AbortSignal,
): Promise<AuditRecord> {
  const limit = AbortSignal.timeout(longestMs);
  const guest =
    target.kind === "guest" && reached.guest !== null
      ? { hypervisor: target.hypervisor, uuid: reached.guest.uuid, xml: reached.guest.xml }
      : undefined;
  const { machines, problems } = await auditReached(
    { ...reached, kind: guest === undefined ? null : "guest" },
    guest,
    { sshConfig, signal: AbortSignal.any([signal, limit]) },
  );
  if (signal.aborted) throw cancelled();
  const isReached = machines.some(({ kind }) => guest === undefined || kind === "guest");
  const unreachable = problems.find(({ code }) => code === "unreachable");
  if (!isReached && !limit.aborted && unreachable !== undefined) {
    throw new BenchmarkError(unreachable);
  }
  return {
    machines,
    findings: audit(machines),
    problems: problems.map(({ message, hint }) => `${message} ${hint}`.trim()),
  };
}
