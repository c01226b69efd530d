import type { DirectionResult, RunSettings } from "./run.js";
import type { Workload } from "./workloads.js";

/** Of the requests that are to be in flight; fio's own loads come to nine tenths on disks that keep up. */
const fewInFlight = 0.8;

/**
 * Where fewer requests were in flight than were asked for: a sentence. How many were, Little's law tells: requests per
 * second times mean latency. fio's completion latency starts when a request has been submitted.
 */
export function inFlightNotes(
  { jobs, queueDepth }: Pick<RunSettings, "jobs" | "queueDepth">,
  { more }: Pick<Workload, "more">,
  results: readonly DirectionResult[],
): string[] {
  const isPaced = ["rate_iops", "fsync", "fdatasync"].some((option) => more[option] !== undefined);
  if (queueDepth === 1 || isPaced || results.length === 0) return [];
  const wanted = jobs * queueDepth;
  const inFlight = results.reduce(
    (sum, { iops, latency }) => sum + (iops * latency.meanNs) / 1e9,
    0,
  );
  if (inFlight >= fewInFlight * wanted) return [];
  return [
    `On average ${Math.round(inFlight)} of ${wanted} requests were in flight. The others waited to be submitted, for a ` +
      "processor or for room in a queue, and these latencies are without that wait.",
  ];
}
