import type { Assignment } from "./edits.js";
import type { NovaEntry } from "./entry.js";
import type { Settings } from "./settings.js";

/** Guests' memory in files, as `[libvirt] file_backed_memory` asks for it. */
export interface FileBackedMemory {
  readonly entry: NovaEntry;
  /** What nova-compute refuses to start without and the file does not say. */
  readonly missing: readonly Assignment[];
}

/** Undefined when guests' memory is not in files, or when the file cannot tell. */
export function fileBackedMemory(compute: Settings): FileBackedMemory | undefined {
  const { entry, value } = compute.integer("libvirt", "file_backed_memory");
  if (entry === undefined || value === undefined || value <= 0) return undefined;
  const missing = partners
    .filter(({ name, number }) => {
      const partner = compute.float("DEFAULT", name);
      if (partner.entry === undefined) return compute.isUnset("DEFAULT", name);
      return partner.value !== undefined && partner.value !== number;
    })
    .map(({ name, value: wanted }) => ({ group: "DEFAULT", name, value: wanted }));
  return { entry, missing };
}

/** What the libvirt driver wants explicitly: the defaults of both (none, 512) are refused as well. */
const partners = [
  { name: "ram_allocation_ratio", value: "1.0", number: 1 },
  { name: "reserved_host_memory_mb", value: "0", number: 0 },
];
