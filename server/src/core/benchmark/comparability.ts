import type { MachineKind } from "../audit/facts.js";
import { readJob } from "./job.js";
import type { BenchmarkRun } from "./run.js";

type Runs = readonly BenchmarkRun[];

/**
 * Why no verdict can be given on these runs, whatever their figures are: sentences. Empty where they did the
 * same work, measured by the same fio.
 */
export function whyNotComparable(base: Runs, changed: Runs): string[] {
  const all = [...base, ...changed];
  const found = [
    ...differences(all, "workload", ({ workload }) => workload),
    ...differences(all, "fio's version", ({ fioVersion }) => fioVersion),
    ...differentOptions(all),
  ];
  for (const [side, runs] of [
    ["base", base],
    ["new", changed],
  ] as const) {
    if (runs.length === 0) found.push(`None of the ${side} runs is complete.`);
  }
  return found;
}

/** What else differs between the sides: either the change that is measured, or one that spoils it. */
export function whatElseDiffers(base: Runs, changed: Runs): string[] {
  if (base.length === 0 || changed.length === 0) return [];
  const values = (runs: Runs, of: (run: BenchmarkRun) => string): string =>
    [...new Set(runs.map(of))].join(", ");
  return circumstances.flatMap(({ name, of, isOptional = false }) => {
    const before = values(base, of);
    const after = values(changed, of);
    if (isOptional && [before, after].some((text) => text.includes(unknown))) return [];
    return before === after ? [] : [`The ${name} is not the same: ${before}, then ${after}.`];
  });
}

const unknown = "unknown";

const circumstances: readonly {
  readonly name: string;
  readonly of: (run: BenchmarkRun) => string;
  /** Many runs do not tell it, which is no difference. */
  readonly isOptional?: boolean;
}[] = [
  { name: "target", of: ({ target }) => target },
  ...auditedCircumstances(),
  {
    name: "set of targets at once",
    of: ({ fleet }) =>
      fleet === null || fleet.members.length < 2 ? "one alone" : fleet.members.join(" + "),
  },
  { name: "directory", of: ({ directory }) => directory },
  { name: "kernel", of: ({ environment }) => environment.kernel ?? unknown },
  { name: "file system", of: ({ environment }) => environment.filesystem ?? unknown },
  { name: "set of mount options", of: ({ environment }) => environment.mountOptions ?? unknown },
  { name: "I/O scheduler", of: ({ environment }) => environment.scheduler ?? unknown },
  { name: "CPU governor", of: ({ environment }) => environment.cpuGovernor ?? unknown },
  { name: "CPU", of: ({ environment }) => environment.cpuModel ?? unknown },
  { name: "number of CPUs", of: ({ environment }) => String(environment.cpuCount ?? unknown) },
  { name: "memory", of: ({ environment }) => String(environment.memoryBytes ?? unknown) },
];

/** What an audit of both sides can tell; where one side has none, nothing is said about it. */
function auditedCircumstances() {
  const facts: readonly (readonly [string, MachineKind, string])[] = [
    ["host's kernel", "host", "os.kernel"],
    ["host's CPU governor", "host", "cpu.governor"],
    ["host's energy preference", "host", "cpu.energy_preference"],
    ["host's CPU", "host", "cpu.model"],
    ["host's libvirt", "host", "sw.libvirt"],
    ["host's QEMU", "host", "sw.qemu"],
    ["host's halt_poll_ns", "host", "kvm.halt_poll_ns"],
    ["host's KSM", "host", "ksm.run"],
    ["guest's clock source", "guest", "clock.source"],
  ];
  return facts.map(([name, kind, key]) => ({
    name,
    isOptional: true,
    of: ({ audit }: BenchmarkRun): string =>
      audit?.machines.find((machine) => machine.kind === kind)?.facts[key] ?? unknown,
  }));
}

function differences(all: Runs, name: string, of: (run: BenchmarkRun) => string): string[] {
  const values = [...new Set(all.map(of))];
  return values.length > 1 ? [`The runs differ in ${name}: ${values.join(" and ")}.`] : [];
}

/**
 * How long was measured changes how sure a figure is, not what it is; and only fio's servers would name files
 * otherwise.
 */
const doNotMatter = new Set(["runtime", "ramp_time", "unique_filename"]);

/** Differing fio options, of runs that have the same workload. */
function differentOptions(runs: Runs): string[] {
  if (new Set(runs.map(({ workload }) => workload)).size > 1) return [];
  const jobs = runs.flatMap(({ job }) => readJob(job) ?? []);
  const all = jobs.map(({ global, options }) => ({ ...global, ...options }));
  const keys = [...new Set(all.flatMap((options) => Object.keys(options)))];
  return keys.flatMap((key) => {
    const values = [...new Set(all.map((options) => options[key] ?? "unset"))];
    const isTold = values.length > 1 && !doNotMatter.has(key);
    return isTold ? [`The jobs differ in ${key}: ${values.join(" and ")}.`] : [];
  });
}
