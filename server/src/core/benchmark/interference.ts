import type { DirectionResult, Interference } from "./run.js";

/** Above it the hypervisor's other guests are in the figures. */
const muchSteal = 0.02;

/** In relation to the requests of the load itself. */
const manyOthers = 0.05;

/**
 * Compares the target's counters before and after fio: `total-ticks steal-ticks reads writes`, the last two of
 * the lowest block device and missing where it has none.
 *
 * @param results What fio measured. Only requests of a kind that the load does not make can be told from its own.
 */
export function readInterference(
  counters: readonly string[],
  results: readonly DirectionResult[],
): Interference {
  const [before = [], after = []] = counters.map((line) => line.split(" ").map(number));
  const grown = (index: number): number | null => {
    const [from, to] = [before[index] ?? null, after[index] ?? null];
    return from === null || to === null || to < from ? null : to - from;
  };
  const [total, steal, reads, writes] = [grown(0), grown(1), grown(2), grown(3)];
  const directions = new Set(results.map(({ direction }) => direction));
  return {
    stealFraction: total === null || steal === null || total === 0 ? null : steal / total,
    // A file system writes more than it is asked to, but hardly reads when it is asked to write.
    otherRequests: directions.size !== 1 ? null : directions.has("write") ? reads : writes,
  };
}

/** What the reader of the figures must know about it: sentences. */
export function interferenceNotes(
  { stealFraction, otherRequests }: Interference,
  results: readonly DirectionResult[],
): string[] {
  const notes: string[] = [];
  if (stealFraction !== null && stealFraction > muchSteal) {
    notes.push(
      `The hypervisor gave ${Math.round(stealFraction * 100)} % of the guest's CPU time to others (steal): ` +
        "the figures are also those of its neighbours.",
    );
  }
  const [only] = results;
  if (only !== undefined && otherRequests !== null && otherRequests > only.ios * manyOthers) {
    const kind = only.direction === "write" ? "reads" : "writes";
    notes.push(
      `Something else used the disk meanwhile: ${otherRequests} ${kind} beside the load's own requests.`,
    );
  }
  return notes;
}

function number(text: string): number | null {
  return /^\d{1,18}$/.test(text) ? Number(text) : null;
}
