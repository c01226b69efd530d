import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { hasDefaultPlacement, readPins } from "../../domain/pins.js";
import type { DomainRule } from "../../lint/rule.js";

export const threadPinMissing: DomainRule = {
  id: "domain/thread-pin-missing",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "off", density: "off" },
  summary: "vCPUs are pinned, but QEMU's own threads may run on their processors",
  references: [
    "https://libvirt.org/formatdomain.html#cpu-tuning",
    "https://libvirt.org/kbase/kvm-realtime.html",
  ],
  cost: "a vCPU may wait for QEMU's threads",
  evidence: "documented",
  fix: "none",
  about: ["vcpupin"],

  *check(domain) {
    const pins = readPins(domain);
    const [first] = pins.vcpus;
    if (first === undefined || hasDefaultPlacement(domain)) return;
    const { ids, unused } = domain.ioThreads;
    const pinned = pins.ioThreads.map(({ id }) => id);
    const floating = ids
      .filter((id) => !unused.includes(id) && !pinned.includes(id))
      .map((id) => `iothread ${String(id)}`);
    if (pins.emulator === undefined) floating.unshift("QEMU's emulator threads");
    if (floating.length === 0) return;
    const elements = [
      ...(pins.emulator === undefined ? ["<emulatorpin>"] : []),
      ...(floating.some((name) => name.startsWith("iothread")) ? ["<iothreadpin>"] : []),
    ];
    yield reportOn(domain, "pinning", {
      span: first.element.nameSpan,
      message: `The guest's vCPUs are pinned, but ${listed(floating)} may run on any processor of the host, those of the vCPUs included, and then take turns with them. Add ${listed(elements)} with processors that no vCPU has.`,
    });
  },
};
