import { reportOn } from "../../domain/manager.js";
import { qemuNamespace, undeclaredQemuElements } from "../../domain/qemu-arguments.js";
import type { DomainRule } from "../../lint/rule.js";
import { setAttribute } from "../../xml/edit.js";

export const qemuNamespaceUndeclared: DomainRule = {
  id: "domain/qemu-namespace-undeclared",
  since: "0.1.0",
  severity: "error",
  summary: "libvirt drops `<qemu:...>` elements when their namespace is not declared",
  references: ["https://libvirt.org/drvqemu.html#pass-through-of-arbitrary-qemu-commands"],
  cost: "the arguments are dropped",
  evidence: "verified",
  fix: "needs-care",
  about: ["commandline", "override", "capabilities", "deprecation"],

  *check(domain) {
    const [first] = undeclaredQemuElements(domain);
    if (first === undefined) return;
    yield reportOn(domain, "qemu-arguments", {
      span: first.nameSpan,
      message: `<${first.name}> has a prefix that <domain> does not declare, so \`virsh define\` drops it without a word.`,
      fixes: [
        {
          title: "Declare xmlns:qemu on <domain> (what is inside then takes effect)",
          safety: "needs-care",
          effect: "restart",
          activates: true,
          edits: [setAttribute(domain.document, domain.element, "xmlns:qemu", qemuNamespace)],
        },
      ],
    });
  },
};
