import { formatCpuset } from "../../domain/cpuset.js";
import type { Domain } from "../../domain/domain.js";
import { wiresIoThreadsItself } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import { type Pin, processorsOfSingleVcpus, readPins } from "../../domain/pins.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const threadPinConflict: DomainRule = {
  id: "domain/thread-pin-conflict",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "QEMU's own threads are pinned to a processor that a vCPU is pinned to",
  references: [
    "https://libvirt.org/formatdomain.html#cpu-tuning",
    "https://libvirt.org/kbase/kvm-realtime.html",
  ],
  cost: "a vCPU waits for QEMU's threads",
  evidence: "documented",
  fix: "needs-care",
  about: ["vcpupin"],

  *check(domain) {
    const pins = readPins(domain);
    const taken = processorsOfSingleVcpus(pins);
    const ioThreads = pins.ioThreads.filter(({ id }) => !isIdle(domain, id));
    const threads = [...ioThreads, ...(pins.emulator === undefined ? [] : [pins.emulator])];
    for (const pin of threads) {
      const shared = new Set([...pin.cpus].filter((cpu) => taken.has(cpu)));
      if (shared.size === 0) continue;
      const own = new Set([...pin.cpus].filter((cpu) => !taken.has(cpu)));
      const isEmulator = pin === pins.emulator;
      const name = isEmulator ? "QEMU's emulator threads" : `iothread ${String(pin.id)}`;
      const harm = isEmulator ? "." : ", and an iothread that polls takes the vCPU's time.";
      yield reportOn(domain, "pinning", {
        span: pin.place,
        message: `The pin lets ${name} run on ${count(shared)} of the host, to which a vCPU is pinned: whichever runs, the other waits${harm} Pin ${isEmulator ? "them" : "it"} to processors that no vCPU has.`,
        fixes: fixes(pin, name, own),
      });
    }
  },
};

/** An iothread that no device uses sleeps, wherever that is. */
function isIdle(domain: Domain, id: number | undefined): boolean {
  return id !== undefined && domain.ioThreads.unused.includes(id) && !wiresIoThreadsItself(domain);
}

function fixes({ cpuset }: Pin, name: string, own: ReadonlySet<number>): readonly Fix[] {
  if (cpuset === undefined || own.size === 0) return [];
  const left = formatCpuset(own);
  return [
    {
      title: `Pin ${name} to ${left} (enough, if little else runs there)`,
      safety: "needs-care",
      effect: "restart",
      edits: [{ span: cpuset.span, newText: left }],
    },
  ];
}

function count(cpus: ReadonlySet<number>): string {
  return `${cpus.size === 1 ? "processor" : "processors"} ${formatCpuset(cpus)}`;
}
