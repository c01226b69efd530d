import type { BenchmarkRun } from "../benchmark/run.js";
import { domainDifferences } from "../domain/differences.js";

/** A setting of the guest's XML that is not the same on two sides of a comparison. */
export interface DomainChange {
  /** Such as "disk vda: driver io". */
  readonly setting: string;
  readonly before: string;
  readonly after: string;
}

/** In which settings the guests of two sets of runs differ, by their first runs; none where one side has no XML. */
export function domainChanges(
  base: readonly BenchmarkRun[],
  changed: readonly BenchmarkRun[],
): readonly DomainChange[] {
  const [before] = base.flatMap(({ guest }) => (guest === null ? [] : [guest.xml]));
  const [after] = changed.flatMap(({ guest }) => (guest === null ? [] : [guest.xml]));
  if (before === undefined || after === undefined) return [];
  return (domainDifferences(before, after) ?? []).map(({ where, setting, base: from, other }) => ({
    setting: setting === "presence" ? where : `${where}: ${setting}`,
    before: from ?? "not set",
    after: other ?? "not set",
  }));
}
