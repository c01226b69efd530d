import { readCpu } from "../../domain/cpu.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import { isPlaceholder } from "../../domain/schema-words.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child } from "../../xml/query.js";

export const cpuCacheUnsupported: DomainRule = {
  id: "domain/cpu-cache-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A processor cache that the guest's CPU mode cannot have, so that libvirt refuses it",
  references: ["https://libvirt.org/formatdomain.html#cpu-model-and-topology"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["cache"],

  *check(domain) {
    const { element, mode } = readCpu(domain);
    const cache = child(element, "cache");
    const cacheMode = attributeOf(cache, "mode");
    if (cache === undefined || cacheMode === undefined || isPlaceholder(mode?.value ?? "")) return;
    const level = attributeOf(cache, "level")?.value;
    const problem = refusal(cacheMode.value, level, mode?.value ?? "custom");
    if (problem === undefined) return;
    yield reportOn(domain, "cpu-model", {
      span: cacheMode.span,
      message: `<cache mode='${cacheMode.value}'/> ${problem}, so libvirt refuses the guest.`,
      fixes: [
        {
          title: "Remove <cache> (QEMU's default is an emulated one)",
          safety: "safe",
          effect: "restart",
          edits: [removeElement(domain.document, cache)],
        },
      ],
    });
  },
};

/** libvirt, `qemuValidateDomainDefCpu`. */
function refusal(cache: string, level: string | undefined, cpu: string): string | undefined {
  if (cache === "passthrough" && cpu !== "host-passthrough" && cpu !== "maximum") {
    return `passes the host's cache through, and a CPU of mode '${cpu}' is not the host's`;
  }
  if (cache === "passthrough" && level !== undefined) {
    return `passes all of the host's caches through, and level='${level}' means one`;
  }
  if (cache === "emulate" && level !== undefined && level !== "3") {
    return `is for the cache of level 3, and has level='${level}'`;
  }
  return undefined;
}
