/** The commands, in the order of the help, which is also in the README. */
export const commands = {
  check: {
    operands: "[PATH...|-]",
    summary: "lint files and directories; - reads standard input",
  },
  fix: { operands: "[PATH...]", summary: "print the fixes as a diff; --write applies them" },
  effective: {
    operands: "NOVA_CONF...",
    summary: "the disk XML that Nova will write",
  },
  explain: { operands: "RULE", summary: "why a rule exists, with an example" },
  rules: { operands: "", summary: "the table of rules" },
  benchmark: {
    operands: "TARGET",
    summary: "run fio here (local), or in a guest (ssh:HOST, LIBVIRT-URI#DOMAIN)",
  },
  audit: {
    operands: "TARGET",
    summary: "what outside of the files costs latency there: scheduler, governor, ...",
  },
  compare: { operands: "BASE NEW", summary: "the verdict on two sets of runs" },
  runs: { operands: "[ID...]", summary: "the runs that were kept" },
  import: { operands: "FILE", summary: "keep what another fio measured" },
  apply: { operands: "FILE URI", summary: "define a guest from a file, after asking" },
  lsp: { operands: "--stdio", summary: "the language server" },
} as const satisfies Record<string, { operands: string; summary: string }>;

export type CommandName = keyof typeof commands;

/** The table of commands as it stands in the help and in the README. */
export function commandTable(): string {
  const rows = Object.entries(commands).map(
    ([name, { operands, summary }]) =>
      [`virt-latency ${name} ${operands}`.trimEnd(), summary] as const,
  );
  const width = Math.max(...rows.map(([usage]) => usage.length)) + 2;
  return rows.map(([usage, summary]) => usage.padEnd(width) + summary).join("\n");
}
