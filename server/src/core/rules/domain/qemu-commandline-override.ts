import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { latencyArguments } from "../../domain/qemu-arguments.js";
import type { DomainRule } from "../../lint/rule.js";

export const qemuCommandlineOverride: DomainRule = {
  id: "domain/qemu-commandline-override",
  since: "0.1.0",
  severity: "information",
  summary: "QEMU arguments decide about latency past libvirt, where no rule can follow",
  references: ["https://libvirt.org/drvqemu.html#pass-through-of-arbitrary-qemu-commands"],
  cost: "what the file says does not hold",
  evidence: "verified",
  fix: "none",
  about: ["commandline"],

  *check(domain) {
    const found = latencyArguments(domain);
    const [first] = found;
    if (first === undefined) return;
    const written = [...new Set(found.map(({ value }) => `'${value}'`))];
    yield reportOn(domain, "qemu-arguments", {
      span: first.span,
      message: found.every(({ value }) => value === "-cpu")
        ? "QEMU gets '-cpu' past libvirt and obeys it instead of <cpu> and the features of KVM and Hyper-V: libvirt does not check it, and no rule here judges it."
        : `QEMU gets ${listed(written)} past libvirt, so findings about the same devices may be wrong: libvirt does not check them, and nothing here knows which of them wins.`,
      related:
        found.length === 1 ? [] : found.map(({ span, value }) => ({ span, message: `'${value}'` })),
    });
  },
};
