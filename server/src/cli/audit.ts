import { join, resolve } from "node:path";
import { auditTarget } from "../audit/index.js";
import { audit as judge } from "../core/audit/audit.js";
import { machineKinds } from "../core/audit/facts.js";
import type { AuditRecord } from "../core/audit/record.js";
import { isGuestUser } from "../core/benchmark/plan.js";
import { formatTarget, parseTarget } from "../core/benchmark/target.js";
import type { Settings } from "../core/lint/settings.js";
import { atOrAbove, profiles, severities } from "../core/lint/severity.js";
import { auditJson, auditMarkdown, auditText } from "../core/report/audit-report.js";
import { printable } from "../core/report/text.js";
import { CommandLine, type Syntax, UsageError, helpText } from "./command-line.js";
import type { Command, CommandIo } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus, interrupted } from "./exit-status.js";
import { SettingsFinder } from "./settings-finder.js";
import { styleFor } from "./terminal.js";

const formats = ["text", "json", "markdown"] as const;
const ways = ["ssh", "agent"] as const;

const flags = {
  format: { value: "FORMAT", help: `${formats.join(", ")} (default: text)` },
  "fail-on": {
    value: "SEVERITY",
    help: `the mildest of ${severities.join(", ")} that ends with status 1 (default: warning)`,
  },
  role: {
    value: "ROLE",
    help: `judge local or ssh:HOST as ${machineKinds.join(" or ")} (default: as what it says it is)`,
  },
  user: { value: "NAME", help: "whom to log in as in a guest found through its hypervisor" },
  via: {
    value: "WAY",
    help: `${ways.join(" or ")}: how to get into such a guest (default: ssh)`,
  },
  "ssh-config": { value: "FILE", help: "used instead of your ssh configuration" },
  profile: { value: "PROFILE", help: `${profiles.join(", ")} (default: latency)` },
  config: { value: "FILE", help: "this configuration instead of the nearest .virt-latency.json" },
} as const;

const syntax: Syntax<keyof typeof flags> = {
  command: "audit",
  ...commands.audit,
  flags,
  notes: [
    "TARGET is local, ssh:HOST, or a guest of a hypervisor, LIBVIRT-URI#DOMAIN: then both are looked at. It logs in\n" +
      "where TARGET says, only reads, asks for no root and runs none of the commands that it shows. It takes a few seconds.",
    "Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or a broken configuration, 3 a machine\n" +
      "could not be looked at.",
  ],
};

/** Asks the machines behind a target about themselves, and says what there costs latency. */
export const audit: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const [name, ...more] = line.operands;
  const target = name === undefined ? undefined : parseTarget(name);
  if (target === undefined || more.length > 0) {
    throw new UsageError("takes one target: local, ssh:HOST, or LIBVIRT-URI#DOMAIN");
  }
  const format = line.wordOf("format", formats) ?? "text";
  const threshold = line.wordOf("fail-on", severities) ?? "warning";
  const kind = line.wordOf("role", machineKinds) ?? null;
  const via = line.wordOf("via", ways) ?? "ssh";
  if (target.kind === "guest" ? kind !== null : via === "agent") {
    throw new UsageError("--role goes with local and ssh:HOST, --via with a guest of a hypervisor");
  }
  const settings = settingsOf(line, io.cwd);
  const sshConfig = line.valueOf("ssh-config");
  const signal = io.signal ?? new AbortController().signal;
  const { machines, problems } = await auditTarget(target, {
    sshConfig: sshConfig === undefined ? null : resolve(io.cwd, sshConfig),
    guestUser: guestUserOf(line),
    via,
    kind,
    signal,
  });
  if (signal.aborted) return interrupted;

  const findings = judge(machines, settings);
  const sentences = problems.map(({ message, hint }) => `${message} ${hint}`.trim());
  const record: AuditRecord = { machines, findings, problems: sentences };
  if (machines.length > 0 || format === "json") {
    io.stdout.write(report(format, formatTarget(target), record, io));
  }
  for (const sentence of sentences) io.stderr.write(`virt-latency audit: ${printable(sentence)}\n`);
  if (problems.length > 0) return exitStatus.failure;
  const matters = findings.some(({ severity }) => atOrAbove(severity, threshold));
  return matters ? exitStatus.findings : exitStatus.clean;
};

function report(
  format: (typeof formats)[number],
  target: string,
  record: AuditRecord,
  { stdout, env }: CommandIo,
): string {
  switch (format) {
    case "text":
      return auditText(target, record, styleFor(stdout, env));
    case "json":
      return auditJson(target, record);
    case "markdown":
      return auditMarkdown(target, record);
  }
}

/** What is configured where the command is called; an audit has no file of its own. */
function settingsOf(line: CommandLine<keyof typeof flags>, cwd: string): Settings {
  const profile = line.wordOf("profile", profiles);
  const finder = new SettingsFinder(
    cwd,
    { ...(profile !== undefined && { profile }) },
    line.valueOf("config"),
  );
  const settings = finder.settingsFor(join(cwd, "audit"));
  const [error] = finder.errors;
  if (error !== undefined) throw new UsageError(`${error.file}: ${error.message}`);
  return settings;
}

function guestUserOf(line: CommandLine<keyof typeof flags>): string | null {
  const user = line.valueOf("user");
  if (user === undefined) return null;
  if (isGuestUser(user)) return user;
  throw new UsageError("--user takes a plain user name");
}
