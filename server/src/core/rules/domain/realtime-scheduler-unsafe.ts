import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { hasDefaultPlacement, readPins } from "../../domain/pins.js";
import { realtimeSchedules } from "../../domain/realtime.js";
import type { DomainRule } from "../../lint/rule.js";

export const realtimeSchedulerUnsafe: DomainRule = {
  id: "domain/realtime-scheduler-unsafe",
  since: "0.1.0",
  severity: "warning",
  summary: "Threads with a real-time priority that are not kept apart from the host's own",
  references: [
    "https://libvirt.org/kbase/kvm-realtime.html",
    "https://libvirt.org/formatdomain.html#cpu-tuning",
  ],
  cost: "the host may lock up",
  evidence: "documented",
  fix: "none",
  about: ["vcpusched", "iothreadsched"],

  // No edit is offered: which processors are free, the file does not show.
  *check(domain) {
    const [first] = realtimeSchedules(domain);
    if (first === undefined) return;
    const pins = readPins(domain);
    const pinned = new Set(pins.vcpus.map(({ id }) => id));
    const floating = realtimeSchedules(domain).some(
      ({ vcpus }) => vcpus !== undefined && [...vcpus].some((id) => !pinned.has(id)),
    );
    // Threads without a pin of their own keep to the guest's processors: apart from those of others that have one.
    if (hasDefaultPlacement(domain) && !(floating && pins.emulator === undefined)) return;
    const lacking = [
      ...(floating ? ["<vcpupin> for each of these vCPUs"] : []),
      ...(pins.emulator === undefined ? ["<emulatorpin>"] : []),
    ];
    if (lacking.length === 0) return;
    yield reportOn(domain, "pinning", {
      span: first.scheduler.span,
      message: `Threads of the guest run with the real-time scheduler '${first.scheduler.value}', before everything else on a processor until they sleep, and nothing keeps QEMU's own threads off the same processor: those, and the host's, can wait for them for ever. Add ${listed(lacking)}, on processors that are kept free for it.`,
    });
  },
};
