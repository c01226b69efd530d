import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const balloonPageReporting: DomainRule = {
  id: "domain/balloon-page-reporting",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "Pages that the guest reports as free are faulted in anew when it uses them",
  references: ["https://libvirt.org/formatdomain.html#memory-balloon-device"],
  cost: "a page fault when freed memory is used again",
  evidence: "documented",
  fix: "needs-care",
  about: ["freePageReporting"],

  *check(domain) {
    const balloon = child(child(domain.element, "devices"), "memballoon");
    const reporting = attributeOf(balloon, "freePageReporting");
    if (reporting?.value !== "on") return;
    yield reportOn(domain, "balloon", {
      span: reporting.span,
      message:
        "freePageReporting='on' returns the guest's free pages to the host, and the guest waits for each to be faulted in when it uses it again.",
      fixes: [
        {
          title: "Keep free pages (the host must have the guest's memory to spare)",
          safety: "needs-care",
          effect: "restart",
          edits: [{ span: reporting.span, newText: "off" }],
        },
      ],
    });
  },
};
