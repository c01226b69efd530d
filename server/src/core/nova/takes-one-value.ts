import { isLegalUnregistered } from "../catalog/nova-options.js";
import type { NovaEntry } from "./entry.js";

/** Whether only one value of the option counts, however often it is set; false also for what Nova does not read. */
export function takesOneValue(
  { group, name, known }: NovaEntry,
  release: string | undefined,
): boolean {
  return known === undefined
    ? isLegalUnregistered(group, name, release)
    : known.facts.multi !== true;
}
