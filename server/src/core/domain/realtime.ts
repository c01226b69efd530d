import { child, children } from "../xml/query.js";
import { parseCpuset } from "./cpuset.js";
import type { Domain, Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** `<vcpusched>` or `<iothreadsched>` with a real-time scheduler. */
export interface RealtimeSchedule {
  readonly scheduler: Written;
  /** Undefined for iothreads. */
  readonly vcpus: ReadonlySet<number> | undefined;
}

export function realtimeSchedules({ element }: Domain): readonly RealtimeSchedule[] {
  const tune = child(element, "cputune");
  return [...children(tune, "vcpusched"), ...children(tune, "iothreadsched")].flatMap((item) => {
    const scheduler = attributeOf(item, "scheduler");
    if (scheduler?.value !== "fifo" && scheduler?.value !== "rr") return [];
    const vcpus = attributeOf(item, "vcpus");
    return [{ scheduler, vcpus: vcpus && parseCpuset(vcpus.value) }];
  });
}
