import { auditTarget } from "../audit/index.js";
import { BenchmarkError } from "../benchmark/index.js";
import { audit as judge } from "../core/audit/audit.js";
import type { AuditRecord } from "../core/audit/record.js";
import { isGuestUser } from "../core/benchmark/plan.js";
import { type Target, formatTarget, parseTarget } from "../core/benchmark/target.js";
import { defaultSettings } from "../core/lint/settings.js";
import { auditLines, auditMarkdown } from "../core/report/audit-report.js";
import type { AuditConfirmation, AuditOutcome, AuditParams } from "../protocol.js";

/** What the user agrees to: where it logs in, and that it only reads. */
export function auditConfirmation(params: AuditParams): AuditConfirmation {
  const target = checked(params);
  const only = "reads settings for a few seconds and changes nothing.";
  if (target.kind === "local") return { question: "Audit this machine?", detail: `It ${only}` };
  const where =
    target.kind === "ssh"
      ? target.host
      : `the guest ${target.domain} and its host ${target.hypervisor.sshHost ?? "(this machine)"}`;
  return { question: `Audit ${where}?`, detail: `It logs in there, ${only}` };
}

/** Looks at the machines. Throws a BenchmarkError when none could be looked at. */
export async function audit(params: AuditParams, signal: AbortSignal): Promise<AuditOutcome> {
  const target = checked(params);
  const { sshConfig = null, guestUser = null, via = "ssh" } = params;
  const { machines, problems } = await auditTarget(target, {
    sshConfig,
    guestUser,
    via,
    kind: null,
    signal,
  });
  const [problem] = problems;
  if (machines.length === 0 && problem !== undefined) throw new BenchmarkError(problem);
  const { profile = defaultSettings.profile, rules = {} } = params;
  const record: AuditRecord = {
    machines,
    findings: judge(machines, { profile, rules }),
    problems: problems.map(({ message, hint }) => `${message} ${hint}`.trim()),
  };
  const name = formatTarget(target);
  return { target: name, lines: auditLines(record), markdown: auditMarkdown(name, record) };
}

function checked({ target: name, guestUser }: AuditParams): Target {
  const target = parseTarget(name);
  if (target !== undefined && (guestUser === undefined || isGuestUser(guestUser))) return target;
  throw new BenchmarkError({
    code: "bad-request",
    message: "An audit needs a target: local, ssh:HOST, or LIBVIRT-URI#DOMAIN.",
    hint: "",
  });
}
