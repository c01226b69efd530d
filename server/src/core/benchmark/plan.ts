import { guestIdentity } from "../domain/identity.js";
import { measureJob } from "./job.js";
import type { RunSettings, Sample } from "./run.js";
import { type Target, parseTarget } from "./target.js";
import {
  type Workload,
  type NamedWorkload,
  defaultWorkload,
  workload,
  writes,
} from "./workloads.js";
import { type ReadUserJob, readUserJob } from "./user-job.js";

/** What a user asks for; everything else has a default. */
export interface BenchmarkRequest {
  /** `local`, `ssh:HOST`, or a libvirt URI and a domain: `qemu+ssh://HOST/system#DOMAIN`. */
  readonly target: string;
  /** Whom ssh logs in as in a guest that is found through its hypervisor; else as ssh's configuration says. */
  readonly guestUser?: string;
  readonly workload?: NamedWorkload;
  /** The text of a fio job of the user's own, instead of a workload. */
  readonly userJob?: string;
  /** Default and base of a relative one: the current directory here, the login directory over ssh. */
  readonly directory?: string;
  /** All files together. */
  readonly sizeBytes?: number;
  readonly runtimeSeconds?: number;
  /** How many runs, one after the other on the same files. */
  readonly repeat?: number;
  /**
   * Stop repeating when the 95 % interval of the requests per second is this narrow, such as 0.05 for 5 % to
   * either side; `repeat` is then the most there will be.
   */
  readonly untilWithin?: number;
  /**
   * The text of the domain that the user believes to be measuring. Where what runs differs from it in a setting
   * that decides about latency, nothing is measured.
   */
  readonly expectedXml?: string;
  /** Measure even where the file system is known not to show the disk. */
  readonly anyFilesystem?: boolean;
  /**
   * The disk to measure, by its `<target>`: a directory on it is looked for in the guest, or the one that is named
   * must be on it.
   */
  readonly disk?: string;
  /** How scripts get into the guest: by ssh if not given, or through the QEMU guest agent, as root. */
  readonly via?: "ssh" | "agent";
  /** Passed to ssh as `-F`. */
  readonly sshConfig?: string;
}

/** A request that has been checked, with all that a confirmation must name. */
export interface BenchmarkPlan {
  readonly target: Target;
  readonly directory: string;
  readonly workload: Workload;
  /** The engine may still become another one that the target has; the run says which. */
  readonly settings: RunSettings;
  readonly repeat: number;
  /** As in the request; null to make all repeats. */
  readonly untilWithin: number | null;
  /** Bytes written once, before the first run, to create the files; also the space they take. */
  readonly layoutBytes: number;
  /** Whether the runs overwrite these files, as fast as the disk takes it. */
  readonly overwrites: boolean;
  /** Of all runs; laying out the files comes on top, as long as the disk takes for it. */
  readonly durationSeconds: number;
  /** The text of the fio job. */
  readonly job: string;
  /** Options of the user's job file that virt-latency sets itself. */
  readonly ignoredOptions: readonly string[];
  readonly anyFilesystem: boolean;
  readonly sshConfig: string | null;
  readonly guestUser: string | null;
  readonly expectedXml: string | null;
  /** As the expected text calls the guest, for those who read a UUID in the target; null without one. */
  readonly guestName: string | null;
  readonly disk: string | null;
  readonly via: "ssh" | "agent";
}

export type BenchmarkPhase =
  "connecting" | "preparing" | "warming-up" | "measuring" | "cleaning-up";

export interface BenchmarkProgress {
  readonly phase: BenchmarkPhase;
  /** 1-based. */
  readonly run: number;
  readonly runs: number;
  /** Of everything, 0 to 1; never goes back. */
  readonly fraction: number;
  /** What happened in the last second, when there is something new. */
  readonly sample: Sample | null;
  /** The target that it happened on, where several are measured at once. */
  readonly target?: string;
}

/** Whether this can stand before the `@` of what ssh is given. */
export function isGuestUser(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9._-]{0,63}$/.test(name);
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

const mib = 1024 ** 2;

/** Small enough to be harmless by default; the upper bounds stop slips, not wishes. */
export const limits = {
  sizeBytes: { min: 64 * mib, max: 1024 ** 4, default: 1024 * mib },
  runtimeSeconds: { min: 1, max: 3600, default: 30 },
  repeat: { min: 1, max: 100, default: 1 },
  /** Of `repeat`, where the runs go on until they agree. */
  repeatUntil: { min: 6, max: 100, default: 20 },
  untilWithin: { min: 0.005, max: 1 },
} as const satisfies Record<string, Partial<Bounds>>;

export type PlanResult =
  | { readonly plan: BenchmarkPlan; readonly problem?: undefined }
  | { readonly plan?: undefined; readonly problem: string };

/** Checks a request and fills in the defaults; `problem` is a sentence for the user. */
export function makePlan(request: BenchmarkRequest): PlanResult {
  const target = parseTarget(request.target);
  if (target === undefined) {
    return {
      problem:
        "The target must be `local`, `ssh:HOST` with HOST as your ssh knows it, or a guest of a hypervisor: " +
        "`qemu:///system#DOMAIN` or `qemu+ssh://HOST/system#DOMAIN`.",
    };
  }
  const { guestUser = null } = request;
  if (guestUser !== null && !isGuestUser(guestUser)) {
    return { problem: "The guest's user must be a plain user name." };
  }
  const { disk = null, via = "ssh" } = request;
  if (target.kind !== "guest" && (disk !== null || via === "agent")) {
    return {
      problem:
        "Only in a guest that is found through its hypervisor can a disk be named, or the guest agent be used.",
    };
  }
  if (disk !== null && !/^[A-Za-z0-9]{1,32}$/.test(disk)) {
    return { problem: "The disk must be named as the domain's <target> names it, such as vda." };
  }
  const directory = request.directory ?? ".";
  const directoryProblem = problemOfDirectory(directory);
  if (directoryProblem !== undefined) return { problem: directoryProblem };
  const { job, problem } = chooseJob(request);
  if (job === undefined) return { problem };
  const sizeBytes = request.sizeBytes ?? job.sizeBytes ?? limits.sizeBytes.default;
  if (!within(sizeBytes, limits.sizeBytes)) {
    return { problem: "The size must be between 64 MiB and 1 TiB." };
  }
  const runtimeSeconds =
    request.runtimeSeconds ?? job.runtimeSeconds ?? limits.runtimeSeconds.default;
  if (!within(runtimeSeconds, limits.runtimeSeconds)) {
    return { problem: "The runtime must be a whole number of seconds between 1 and 3600." };
  }
  const { untilWithin = null } = request;
  if (untilWithin !== null && !isBetween(untilWithin, limits.untilWithin)) {
    return { problem: "The interval to reach must be between 0.5 % and 100 %." };
  }
  const repeats = untilWithin === null ? limits.repeat : limits.repeatUntil;
  const repeat = request.repeat ?? repeats.default;
  if (!within(repeat, repeats)) {
    const why = untilWithin === null ? "" : ", for an interval to be known";
    return { problem: `The number of repeats must be between ${repeats.min} and 100${why}.` };
  }

  const { load } = job;
  const settings: RunSettings = {
    sizeBytes: sizeBytes - (sizeBytes % (load.jobs * load.blockSizeBytes)),
    runtimeSeconds,
    rampSeconds: Math.min(5, Math.max(1, Math.round(runtimeSeconds / 6))),
    blockSizeBytes: load.blockSizeBytes,
    jobs: load.jobs,
    queueDepth: load.queueDepth,
    engine: load.engine,
  };
  return {
    plan: {
      target,
      directory,
      workload: load,
      settings,
      repeat,
      untilWithin,
      layoutBytes: settings.sizeBytes,
      overwrites: writes(load),
      durationSeconds: repeat * (settings.rampSeconds + settings.runtimeSeconds),
      job: measureJob(load, settings),
      ignoredOptions: job.ignored,
      anyFilesystem: request.anyFilesystem ?? false,
      sshConfig: request.sshConfig ?? null,
      guestUser,
      expectedXml: request.expectedXml ?? null,
      guestName: guestIdentity(request.expectedXml ?? "").name || null,
      disk,
      via,
    },
  };
}

function chooseJob({ workload: name, userJob }: BenchmarkRequest): ReadUserJob {
  if (userJob === undefined) {
    const load = workload(name ?? defaultWorkload);
    return { job: { load, sizeBytes: undefined, runtimeSeconds: undefined, ignored: [] } };
  }
  return name === undefined
    ? readUserJob(userJob)
    : { problem: "Take either a workload or a job file." };
}

function within(value: number, bounds: Omit<Bounds, "default">): boolean {
  return Number.isInteger(value) && isBetween(value, bounds);
}

function isBetween(value: number, { min, max }: Omit<Bounds, "default">): boolean {
  return value >= min && value <= max;
}

function problemOfDirectory(directory: string): string | undefined {
  if (directory === "") return "The directory must not be empty.";
  if (/\p{Cc}/u.test(directory)) return "The directory must not contain control characters.";
  return undefined;
}
