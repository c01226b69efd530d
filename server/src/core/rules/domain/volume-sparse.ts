import { newVolume, removeSize } from "../../domain/volume.js";
import type { DocumentRule } from "../../lint/rule.js";

export const volumeSparse: DocumentRule = {
  id: "domain/volume-sparse",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary:
    "A new volume whose `<allocation>` is less than its `<capacity>` is allocated while the guest writes",
  references: ["https://libvirt.org/formatstorage.html#storage-volume-general-metadata"],
  cost: "flushed first writes: 1.5 to 3.2 times the latency",
  evidence: "measured",
  fix: "needs-care",
  about: ["allocation"],

  *check(document) {
    const volume = newVolume(document);
    const { allocation, capacity, format = "" } = volume ?? {};
    const cost = costs.get(format);
    if (volume === undefined || allocation === undefined || capacity === undefined) return;
    // libvirt refuses to preallocate one.
    if (volume.isOverlay) return;
    if (allocation.bytes >= capacity.bytes || cost === undefined) return;
    yield {
      span: allocation.written.span,
      message: `Volume '${volume.name}' is allocated less than its capacity, so the first write to each part of it has to find room first. ${cost}`,
      fixes: [
        {
          title: `Remove <allocation>, so that all of it is allocated (${condition(format)})`,
          safety: "needs-care",
          effect: "live",
          edits: removeSize(document, allocation),
        },
      ],
    };
  },
};

/** By image format; of others nothing was measured. */
const costs: ReadonlyMap<string, string> = new Map([
  [
    "raw",
    "Measured: a first write with its flush took 1.5 times as long in a sparse raw image as in a full one.",
  ],
  [
    "qcow2",
    "Measured: a first write with its flush took 3.2 times as long in a thin qcow2 image as in a full raw one, and 1.5 times in one that is preallocated with falloc.",
  ],
]);

/** libvirt preallocates a qcow2 image only when it is told so; without that flag `<allocation>` changes nothing. */
function condition(format: string): string {
  const room = "the pool needs the room";
  return format === "qcow2"
    ? `${room}; create it with \`virsh vol-create --prealloc-metadata\``
    : room;
}
