import { hasOtherCpu, isX86, readCpu, setCpuMode } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const cpuModelGeneric: DomainRule = {
  id: "domain/cpu-model-generic",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "information" },
  summary: "A CPU model of QEMU's own or of long ago hides features that every host has",
  references: [
    "https://libvirt.org/formatdomain.html#cpu-model-and-topology",
    "https://www.qemu.org/docs/master/system/i386/cpu.html",
  ],
  cost: "slower encryption, checksums and system calls",
  evidence: "verified",
  fix: "guest-visible",
  about: ["cpu"],

  *check(domain) {
    const { mode, model } = readCpu(domain);
    if (domain.type !== "kvm" || !isX86(domain) || (mode?.value ?? "custom") !== "custom") return;
    if (model === undefined || !isGeneric(model.value) || hasOtherCpu(domain)) return;
    yield reportOn(domain, "cpu-model", {
      span: model.span,
      message: `The guest's CPU model is ${model.value}, which lacks features such as AES, AVX and PCID that the host has: encryption, checksums and system calls are slower for it. Choose one that is near to the host's.`,
      // In an oVirt cluster the model is the level that all its hosts have in common.
      ...(domain.manager === "ovirt" && { severity: "information" }),
      fixes: [
        {
          title: "Use mode='host-model' (the guest sees the model that is nearest to the host's)",
          safety: "guest-visible",
          effect: "restart",
          edits: setCpuMode(domain, "host-model"),
        },
      ],
    });
  },
};

function isGeneric(model: string): boolean {
  return /^(?:qemu64|qemu32|kvm64|kvm32|Conroe|Penryn|core2duo|coreduo|pentium\w*|486|n270|athlon|phenom|Opteron_G[1-3])$/.test(
    model,
  );
}
