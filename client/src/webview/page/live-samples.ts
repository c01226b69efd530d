import type { Sample } from "../../../../server/src/protocol.js";

/** The samples of the run that goes on, with the next one. Each run counts its seconds from its own start. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.findLast(({ direction }) => direction === next.direction);
  return last === undefined || last.atSeconds < next.atSeconds ? [...samples, next] : [next];
}
