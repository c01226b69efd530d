import { formatBytes } from "../report/quantities.js";
import type { TargetFacts } from "./facts.js";
import { type FioVersion, formatFioVersion, isAtLeast, isSupported } from "./fio-version.js";
import type { BenchmarkPlan } from "./plan.js";
import type { Problem } from "./problem.js";
import type { Engine } from "./run.js";

/** The plan as this target can carry it out. */
export interface Preflight {
  readonly fio: FioVersion;
  readonly engine: Engine;
  /** For the reader of the figures: sentences. */
  readonly notes: readonly string[];
}

export type PreflightResult =
  (Preflight & { readonly problem?: undefined }) | { readonly problem: Problem };

/** Decides from the facts whether, and how, the plan can be carried out on the target. */
export function preflight(plan: BenchmarkPlan, facts: TargetFacts): PreflightResult {
  const fio = usableFio(facts);
  if (fio.problem !== undefined) return fio;
  const problem = problemOfSpace(plan, facts) ?? problemOfFilesystem(plan, facts);
  if (problem !== undefined) return { problem };
  const engine = chooseEngine(plan, facts);
  if (engine === undefined) {
    return {
      problem: {
        code: "no-engine",
        message: "The target's fio has neither the libaio nor the io_uring engine.",
        hint: "Install the fio of the distribution there, or take the workload sync-write-8k.",
      },
    };
  }
  return { fio: fio.version, engine, notes: notes(plan, facts, engine, fio.version) };
}

function usableFio({
  fioText,
  fio,
  osId,
}: TargetFacts): { version: FioVersion; problem?: undefined } | { problem: Problem } {
  if (fioText === null) {
    const problem: Problem = {
      code: "fio-missing",
      message: "There is no fio on the target.",
      hint: `Install it there: ${installCommand(osId)}`,
    };
    return { problem };
  }
  if (fio === undefined || !isSupported(fio)) {
    const problem: Problem = {
      code: "fio-unsupported",
      message:
        fio === undefined
          ? `The target's fio does not tell its version, but "${fioText}".`
          : `The target has fio ${formatFioVersion(fio)}, which cannot be used for this.`,
      hint: `virt-latency needs fio 2.2.10 or later, except 3.0. Install a newer one there: ${installCommand(osId)}`,
    };
    return { problem };
  }
  return { version: fio };
}

/** Where files are in memory or on another machine, whatever the guest's disk is. */
const memory = ["tmpfs", "ramfs", "devtmpfs", "hugetlbfs"];
const network = ["nfs", "nfs4", "cifs", "smb3", "9p", "virtiofs", "ceph", "glusterfs", "afs"];

function problemOfFilesystem(
  plan: BenchmarkPlan,
  { directory, directIoProblem, environment: { filesystem } }: TargetFacts,
): Problem | undefined {
  const elsewhere = "Take a --directory on the disk that is to be measured";
  if (filesystem !== null && !plan.anyFilesystem) {
    const isMemory = memory.includes(filesystem);
    if (isMemory || network.includes(filesystem) || filesystem.startsWith("fuse")) {
      return {
        code: "filesystem",
        message: `${directory} is on ${filesystem}, which is ${isMemory ? "memory" : "not a disk of the target"}.`,
        hint: `${elsewhere}, or add --any-filesystem to measure this.`,
      };
    }
  }
  if (directIoProblem === null) return undefined;
  return {
    code: "filesystem",
    message: `${directory} (${filesystem ?? "unknown file system"}) does not take direct I/O: ${directIoProblem}.`,
    hint: `${elsewhere}. Without direct I/O the figures would be those of the target's memory.`,
  };
}

/** Files of the guest must still have room while the benchmark's are there. */
function problemOfSpace(
  { layoutBytes }: BenchmarkPlan,
  { directory, totalBytes, freeBytes }: TargetFacts,
): Problem | undefined {
  if (freeBytes === null) return undefined;
  const margin = Math.min(1024 ** 3, (totalBytes ?? 0) * 0.05);
  if (freeBytes >= layoutBytes + margin) return undefined;
  return {
    code: "no-space",
    message:
      `${directory} has ${formatBytes(freeBytes)} free, and the benchmark needs ` +
      `${formatBytes(layoutBytes)} and a margin of ${formatBytes(margin)}.`,
    hint: "Free some space there, take another --directory, or a smaller --size.",
  };
}

/** Those that have more than one request in flight. */
const queued = ["libaio", "io_uring"] as const;

/** psync, which every fio has, is what a synchronous program does, but it has no queue. io_uring came with fio 3.13. */
function chooseEngine({ settings }: BenchmarkPlan, { engines }: TargetFacts): Engine | undefined {
  if (settings.engine === "psync") return "psync";
  return (
    engines.find((engine) => engine === settings.engine) ??
    queued.find((engine) => engines.includes(engine))
  );
}

function notes(
  plan: BenchmarkPlan,
  { environment: { filesystem } }: TargetFacts,
  engine: Engine,
  fio: FioVersion,
): string[] {
  const found: string[] = [];
  if (filesystem === "overlay") {
    found.push(
      "The directory is on an overlay, as in a container: the files are on the disk of its upper layer.",
    );
  } else if (filesystem === null) {
    found.push("The target does not tell the file system of the directory.");
  } else if (memory.includes(filesystem) || network.includes(filesystem)) {
    found.push(`The directory is on ${filesystem}: these are not the figures of a disk.`);
  }
  if (engine !== plan.settings.engine) {
    found.push(`The target's fio has no ${plan.settings.engine}; ${engine} is used instead.`);
  }
  if (!isAtLeast(fio, 2, 2, 12)) {
    found.push("This fio gives no histogram, so percentiles over time are missing.");
  }
  return found;
}

function installCommand(osId: string | null): string {
  switch (osId) {
    case "debian":
    case "ubuntu":
    case "linuxmint":
      return "apt-get install fio";
    case "fedora":
    case "rhel":
    case "centos":
    case "rocky":
    case "almalinux":
    case "ol":
    case "amzn":
      return "dnf install fio";
    case "opensuse-leap":
    case "opensuse-tumbleweed":
    case "sles":
      return "zypper install fio";
    case "alpine":
      return "apk add fio";
    case "arch":
      return "pacman -S fio";
    default:
      return "its package is called fio in most distributions.";
  }
}
