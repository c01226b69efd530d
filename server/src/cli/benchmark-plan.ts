import { isAbsolute, resolve } from "node:path";
import { BenchmarkError, planBenchmark, planFleet } from "../benchmark/index.js";
import type { FleetPlan } from "../core/benchmark/fleet-plan.js";
import type { BenchmarkPlan, BenchmarkRequest } from "../core/benchmark/plan.js";
import { parseTarget } from "../core/benchmark/target.js";
import { fewestPairs } from "../core/benchmark/statistics.js";
import { defaultWorkload, workloadNames } from "../core/benchmark/workloads.js";
import { type CommandLine, type Flag, UsageError } from "./command-line.js";
import type { CommandIo } from "./command.js";
import { failureText } from "./failure-text.js";
import { readFileOrPipe } from "./regular-file.js";
import { resultFormatHelp } from "./results.js";
import { parseSize } from "./size.js";

/** The flags of `benchmark`. */
export const benchmarkFlags = {
  workload: { value: "NAME", help: `what to measure (${defaultWorkload} if not given)` },
  job: { value: "FILE", help: "measure the load that this fio job file describes" },
  directory: {
    value: "DIR",
    help: "where, on the disk to measure (default: the current or login directory)",
  },
  against: { value: "TARGET", help: "measure this one in turn with the first, and compare" },
  "against-directory": { value: "DIR", help: "the directory there (default: as --directory)" },
  "against-alone": { help: "measure several targets in turn with the first alone, and compare" },
  live: { help: "of several targets, figures for each second: an own fio on each, of any version" },
  size: { value: "BYTES", help: "of all files together, such as 4GiB (default 1GiB)" },
  runtime: { value: "SECONDS", help: "of one run, without its warm-up (default 30)" },
  repeat: { value: "N", help: "runs, one after the other on the same files (default 1)" },
  until: {
    value: "PERCENT",
    help: "repeat until the 95 % interval is this narrow, such as 5%; --repeat is then the most (20)",
  },
  format: { value: "FORMAT", help: resultFormatHelp },
  output: { value: "FILE", help: "keep the runs there, as JSON, instead of with the other runs" },
  config: { value: "FILE", help: "the configuration with the budgets (default: found upward)" },
  xml: {
    value: "FILE",
    help: "measure only if the guest that runs has the settings of this domain",
  },
  disk: {
    value: "NAME",
    help: "a disk of the guest, such as vda: a directory on it is looked for, or --directory checked",
  },
  via: {
    value: "WAY",
    help: "into a guest found through its hypervisor: ssh (default), or agent: the QEMU guest agent, as root",
  },
  user: { value: "NAME", help: "whom to log in as in a guest found through its hypervisor" },
  "ssh-config": { value: "FILE", help: "used instead of your ssh configuration" },
  "any-filesystem": { help: "measure even what is no disk of the target, such as tmpfs or NFS" },
  yes: { help: "do not ask" },
} as const satisfies Record<string, Flag>;
export type BenchmarkFlag = keyof typeof benchmarkFlags;

export type Plans = SinglePlans | { readonly fleet: FleetPlan };

interface SinglePlans {
  readonly fleet?: undefined;
  readonly plan: BenchmarkPlan;
  /** What it is measured in turn with. */
  readonly against: BenchmarkPlan | undefined;
}

/** What the user asks for, checked. Throws a UsageError. */
export function plansOf(line: CommandLine<BenchmarkFlag>, io: CommandIo): Plans {
  const [target, ...more] = line.operands;
  if (target === undefined) {
    throw new UsageError("takes a target: local, ssh:HOST, or LIBVIRT-URI#DOMAIN");
  }
  if (more.length > 0) return { fleet: fleetPlanOf([target, ...more], line, io) };
  for (const flag of ["against-alone", "live"] as const) {
    if (line.isSet(flag)) throw new UsageError(`--${flag} is for several targets`);
  }
  const against = line.valueOf("against");
  const directory = line.valueOf("directory");
  const shared = sharedRequest(line, io);
  if (against === undefined) {
    if (line.valueOf("against-directory") !== undefined) {
      throw new UsageError("--against-directory goes with --against");
    }
    return { plan: plan({ ...shared, target, directory }, io), against: undefined };
  }
  const repeated = {
    ...shared,
    ...(shared.repeat === undefined && shared.untilWithin === undefined && { repeat: fewestPairs }),
  };
  const other = line.valueOf("against-directory") ?? directory;
  return {
    plan: plan({ ...repeated, target, directory }, io),
    against: plan({ ...repeated, target: against, directory: other }, io),
  };
}

function fleetPlanOf(
  targets: readonly string[],
  line: CommandLine<BenchmarkFlag>,
  io: CommandIo,
): FleetPlan {
  for (const flag of ["against", "against-directory", "xml", "disk"] as const) {
    if (line.valueOf(flag) !== undefined) {
      throw new UsageError(`--${flag} is for a single target; --against-alone is for several`);
    }
  }
  const directory = line.valueOf("directory");
  const againstAlone = line.isSet("against-alone");
  const shared = sharedRequest(line, io);
  const isUnset = shared.repeat === undefined && shared.untilWithin === undefined;
  const repeated = { ...shared, ...(againstAlone && isUnset && { repeat: fewestPairs }) };
  const members = targets.map((target) => plan({ ...repeated, target, directory }, io));
  try {
    return planFleet(members, { againstAlone, live: line.isSet("live") });
  } catch (cause) {
    if (cause instanceof BenchmarkError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

type SharedRequest = Omit<BenchmarkRequest, "target" | "directory">;

function sharedRequest(line: CommandLine<BenchmarkFlag>, { cwd }: CommandIo): SharedRequest {
  const name = line.wordOf("workload", workloadNames);
  const jobFile = line.valueOf("job");
  const xmlFile = line.valueOf("xml");
  const sizeBytes = numberOf(line, "size", parseSize, "a size such as 4GiB");
  const runtimeSeconds = numberOf(line, "runtime", wholeNumber, "a whole number of seconds");
  const repeat = numberOf(line, "repeat", wholeNumber, "a whole number");
  const untilWithin = numberOf(line, "until", percentage, "a percentage such as 5%");
  const sshConfig = line.valueOf("ssh-config");
  const guestUser = line.valueOf("user");
  const disk = line.valueOf("disk");
  const via = line.wordOf("via", ["ssh", "agent"]);
  return {
    ...(name !== undefined && { workload: name }),
    ...(jobFile !== undefined && { userJob: readText(resolve(cwd, jobFile)) }),
    ...(xmlFile !== undefined && { expectedXml: readText(resolve(cwd, xmlFile)) }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(runtimeSeconds !== undefined && { runtimeSeconds }),
    ...(repeat !== undefined && { repeat }),
    ...(untilWithin !== undefined && { untilWithin }),
    ...(guestUser !== undefined && { guestUser }),
    ...(disk !== undefined && { disk }),
    ...(via !== undefined && { via }),
    ...(sshConfig !== undefined && { sshConfig: resolve(cwd, sshConfig) }),
    anyFilesystem: line.isSet("any-filesystem"),
  };
}

function readText(path: string): string {
  try {
    return readFileOrPipe(path);
  } catch (cause) {
    throw new UsageError(`cannot read ${path}: ${failureText(cause)}`, { cause });
  }
}

function plan(
  {
    directory,
    ...request
  }: SharedRequest & { readonly target: string; readonly directory: string | undefined },
  { cwd }: CommandIo,
): BenchmarkPlan {
  const kind = parseTarget(request.target)?.kind;
  if (request.expectedXml !== undefined && kind !== undefined && kind !== "guest") {
    throw new UsageError("--xml is for a guest that is found through its hypervisor");
  }
  // The target's shell need not start where this program was started.
  const place =
    request.target === "local" && (directory === undefined || !isAbsolute(directory))
      ? resolve(cwd, directory ?? ".")
      : directory;
  try {
    return planBenchmark({ ...request, ...(place !== undefined && { directory: place }) });
  } catch (cause) {
    if (cause instanceof BenchmarkError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}

function numberOf(
  line: CommandLine<BenchmarkFlag>,
  flag: BenchmarkFlag,
  parse: (text: string) => number | undefined,
  expected: string,
): number | undefined {
  const text = line.valueOf(flag);
  if (text === undefined) return undefined;
  const number = parse(text);
  if (number === undefined) throw new UsageError(`--${flag} takes ${expected}, not '${text}'`);
  return number;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function percentage(text: string): number | undefined {
  const [, number] = /^(\d{1,3}(?:\.\d+)?) ?%?$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) / 100;
}
