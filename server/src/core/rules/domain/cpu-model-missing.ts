import { atLeast, type Target } from "../../catalog/versions.js";
import { type Cpu, hasOtherCpu, isX86, readCpu, setCpuMode } from "../../domain/cpu.js";
import type { Domain } from "../../domain/domain.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const cpuModelMissing: DomainRule = {
  id: "domain/cpu-model-missing",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "information" },
  summary: "Without a CPU model an x86 guest gets `qemu64`, which has hardly any features",
  references: [
    "https://libvirt.org/formatdomain.html#cpu-model-and-topology",
    "https://www.qemu.org/docs/master/system/i386/cpu.html",
  ],
  cost: "slower encryption, checksums and system calls",
  evidence: "verified",
  fix: "guest-visible",

  *check(domain, target) {
    const cpu = readCpu(domain);
    // A guest that is only begun may still get one.
    const isWhole = child(domain.element, "os") !== undefined;
    if (domain.type !== "kvm" || !isX86(domain) || !isWhole) return;
    if (hasOtherCpu(domain)) return;
    if (cpu.mode !== undefined || cpu.model !== undefined) return;
    yield reportOn(domain, "cpu-model", {
      span: (cpu.element ?? domain.element).nameSpan,
      message: `The guest has no CPU model, so QEMU gives it ${domain.arch === "i686" ? "qemu32" : "qemu64"}: without AES, AVX, PCID and the TSC deadline timer, encryption, checksums, system calls and timers are slower than the host's processor makes them. Choose a model.`,
      fixes: fixes(domain, cpu, target),
    });
  },
};

function fixes(domain: Domain, cpu: Cpu, target: Target): readonly Fix[] {
  // libvirt does not find the setting in a QEMU that is built for 32 bits, and then refuses it.
  const isKnown = atLeast(target.libvirt, "6.5") && domain.arch !== "i686";
  const migratable = isKnown ? [["migratable", "on"] as const] : [];
  const hostPassthrough: Fix = {
    title:
      "Use mode='host-passthrough' (the guest sees the host's processor; it can only migrate to hosts that have the same)",
    safety: "guest-visible",
    effect: "restart",
    edits: setCpuMode(domain, "host-passthrough", [["check", "none"], ...migratable]),
  };
  // libvirt passes the cache through only with the host's own processor.
  if (cpu.passesCacheThrough) return [hostPassthrough];
  return [
    hostPassthrough,
    {
      title: "Use mode='host-model' (the guest sees the model that is nearest to the host's)",
      safety: "guest-visible",
      effect: "restart",
      edits: setCpuMode(domain, "host-model"),
    },
  ];
}
