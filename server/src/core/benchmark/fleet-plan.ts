import type { BenchmarkPlan } from "./plan.js";
import { fewestPairs } from "./statistics.js";
import { formatTarget } from "./target.js";

/** Several targets that are measured at the same time with the same workload. */
export interface FleetPlan {
  /** At least two; they differ in nothing but target and directory. */
  readonly members: readonly BenchmarkPlan[];
  /** In turn with the first member alone, to see what its neighbours cost it. */
  readonly againstAlone: boolean;
  /** An own fio on each target instead of fio's client and servers: figures per second, whatever its version. */
  readonly live: boolean;
  /** Of all runs, as in `BenchmarkPlan`; those that are made at once count once. */
  readonly durationSeconds: number;
  /** Of all members. */
  readonly layoutBytes: number;
}

/** More is more than one confirmation can be asked for with a good conscience. */
const mostMembers = 8;

export type FleetPlanResult =
  | { readonly plan: FleetPlan; readonly problem?: undefined }
  | { readonly plan?: undefined; readonly problem: string };

/** Checks what is to be measured at once; `problem` is a sentence for the user. */
export function makeFleetPlan(
  members: readonly BenchmarkPlan[],
  { againstAlone, live }: Pick<FleetPlan, "againstAlone" | "live">,
): FleetPlanResult {
  const [first] = members;
  if (first === undefined || members.length < 2) {
    return { problem: "It takes at least two targets to measure them at once." };
  }
  if (members.length > mostMembers) {
    return { problem: `At most ${mostMembers} targets are measured at once.` };
  }
  const names = members.map(({ target }) => formatTarget(target));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { problem: `The target ${twice} is named twice.` };
  if (againstAlone && first.repeat < fewestPairs) {
    return { problem: `A verdict takes at least ${fewestPairs} repeats.` };
  }
  if (first.untilWithin !== null && !againstAlone) {
    return { problem: "Only for a verdict can several targets be repeated until it is narrow." };
  }
  return {
    plan: {
      members,
      againstAlone,
      live,
      durationSeconds: first.durationSeconds * (againstAlone ? 2 : 1),
      layoutBytes: members.reduce((sum, { layoutBytes }) => sum + layoutBytes, 0),
    },
  };
}
