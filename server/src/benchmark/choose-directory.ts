import { diskIdentity, mapDisk } from "../core/benchmark/guest-disk.js";
import type { BenchmarkPlan } from "../core/benchmark/plan.js";
import { BenchmarkError, cancelled } from "./benchmark-error.js";
import { lookAtGuest } from "./guest-look.js";
import type { Reached } from "./reach.js";
import { problemOfEnd } from "./session-problem.js";

/** Where to measure, and what is known of it. */
export interface ChosenDirectory {
  readonly directory: string;
  /** The guest's device that the directory must be on; null where none was asked for, or it is not certain. */
  readonly device: string | null;
  readonly notes: readonly string[];
}

/**
 * The directory of the plan; where it names a disk and no directory, one on that disk. Throws a BenchmarkError with
 * code "disk" when that cannot be told for sure: then the user has to name the directory.
 */
export async function chooseDirectory(
  { disk, directory }: BenchmarkPlan,
  reached: Reached,
  signal: AbortSignal,
): Promise<ChosenDirectory> {
  const { found } = reached;
  if (disk === null || found === null) return { directory, device: null, notes: [] };
  const identity = diskIdentity(found.liveXml ?? "", disk, {
    sizeBytes: found.capacities.get(disk) ?? null,
    agentDevice: found.devices.get(disk) ?? null,
  });
  if (identity === undefined) {
    throw uncertain(`The guest ${found.name} that runs has no disk ${disk}.`);
  }
  const look = await lookAtGuest(reached.host, signal);
  if (signal.aborted) throw cancelled();
  if (!("devices" in look)) throw new BenchmarkError(problemOfEnd(reached, look));
  const { device, problem } = mapDisk(identity, look.devices);
  const isNamed = directory !== ".";
  if (device === undefined) {
    if (isNamed) return { directory, device: null, notes: [problem] };
    throw uncertain(problem);
  }
  if (isNamed) return { directory, device, notes: [] };
  const [first] = look.directories.filter(({ devices }) => devices.includes(device));
  if (first !== undefined) return { directory: first.path, device, notes: [] };
  throw uncertain(
    `On the disk ${disk}, which is ${device} in the guest, there is no mounted file system that the login may write to.`,
  );
}

function uncertain(message: string): BenchmarkError {
  return new BenchmarkError({
    code: "disk",
    message,
    hint: "Name a directory on that disk yourself.",
  });
}
