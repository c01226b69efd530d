import type { NovaRule } from "../../lint/rule.js";
import { fileBackedMemory } from "../../nova/file-backed-memory.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const memoryFileBacked: NovaRule = {
  id: "nova/memory-file-backed",
  since: "0.1.0",
  severity: "warning",
  summary: "Guests' memory lies in files, whose write-back competes with the guests' disks",
  references: ["https://docs.openstack.org/nova/latest/admin/file-backed-memory.html"],
  cost: "write-back of memory beside the guests' I/O",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const memory = compute === undefined ? undefined : fileBackedMemory(compute);
    // Until nova-compute starts with it, nova/file-backed-memory-conflict speaks.
    if (memory === undefined || memory.missing.length > 0) return;
    const { valueSpan, value } = memory.entry.option;
    yield {
      span: valueSpan,
      message: `file_backed_memory = ${value} keeps guests' memory in files: its write-back competes with the guests' disks for the same storage, and huge pages are not available. Set it to 0 where latency counts. ${onHardReboot}`,
    };
  },
};
