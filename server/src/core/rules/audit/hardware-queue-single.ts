import { listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const hardwareQueueSingle: AuditRule = {
  id: "audit/hardware-queue-single",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "All CPUs of a guest share one queue to a virtio disk",
  references: ["https://libvirt.org/formatdomain.html#virtio-related-options"],
  cost: "CPUs that wait for each other when several submit I/O",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    if (guest === undefined) return;
    // Where the XML is known, the rules about it say this at the line to change.
    if (host !== undefined && host.guestDisks.length > 0) return;
    const cpus = guest.number("cpu.count") ?? 0;
    if (cpus < manyCpus) return;
    const names = guest.blockDevices
      .filter(({ kind, hardwareQueues }) => kind === "virtio-blk" && hardwareQueues === 1)
      .map(({ name }) => name);
    if (names.length === 0) return;
    yield {
      machine: "guest",
      devices: names,
      message: `${listed(names)} ${names.length === 1 ? "has" : "have"} one queue for ${cpus} CPUs, so their requests pass one lock and one interrupt. The number is the hypervisor's to set: queues='${cpus}' on the disk's <driver>, or a machine type of QEMU 5.2 or later, which does so by itself.`,
    };
  },
};

const manyCpus = 4;
