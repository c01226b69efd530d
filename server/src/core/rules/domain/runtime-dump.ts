import { nameIn } from "../../domain/document-name.js";
import { attributeOf, numberIn } from "../../domain/written.js";
import type { DocumentRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const runtimeDump: DocumentRule = {
  id: "domain/runtime-dump",
  since: "0.1.0",
  severity: "information",
  summary: "The XML of a running guest is no good source for its next start",
  references: ["https://libvirt.org/manpages/virsh.html#dumpxml"],
  cost: "settings of one run become permanent",
  evidence: "documented",
  fix: "none",

  *check({ element, kind }) {
    if (kind === "status") {
      yield {
        span: element.nameSpan,
        message: `libvirt keeps this note of a running guest for itself and writes it anew: a change made here is lost. Settings for the guest's next start belong into \`virsh edit ${nameIn(child(element, "domain"))}\`.`,
      };
    }
    const id = kind === "domain" ? attributeOf(element, "id") : undefined;
    // Else it is one that a template fills in.
    if (id === undefined || numberIn(id.value) === undefined) return;
    yield {
      span: id.span,
      message: `This is what a guest looks like while it runs (id='${id.value}'), with aliases, labels and ports of that run. Settings for its next start belong into \`virsh dumpxml --inactive ${nameIn(element)}\`, or \`virsh edit\`.`,
    };
  },
};
