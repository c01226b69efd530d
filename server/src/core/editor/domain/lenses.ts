import type { Lens } from "../lenses.js";
import { dataDisks } from "./data-disks.js";
import { onlyGuest } from "./last-read.js";

/** Offers benchmarks above the guest and above each of its disks that holds data. */
export function domainLenses(text: string): readonly Lens[] {
  const guest = onlyGuest(text);
  if (guest === undefined) return [];
  return [
    {
      span: guest.element.nameSpan,
      title: "Benchmark this VM",
      action: { kind: "benchmark", disk: null },
    },
    ...dataDisks(guest).map(({ target, element }): Lens => ({
      span: element.nameSpan,
      title: "Benchmark this disk",
      action: { kind: "benchmark", disk: target },
    })),
  ];
}
