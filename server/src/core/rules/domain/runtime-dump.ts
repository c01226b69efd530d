import type { DomainRule } from "../../lint/rule.js";
import { attributeOf } from "../../domain/written.js";

export const runtimeDump: DomainRule = {
  id: "domain/runtime-dump",
  since: "0.1.0",
  severity: "information",
  summary: "The XML of a running guest is no good source for its next start",
  references: ["https://libvirt.org/manpages/virsh.html#dumpxml"],
  fix: "none",

  *check({ element, isRuntimeDump, name }) {
    const id = attributeOf(element, "id");
    if (!isRuntimeDump || id === undefined) return;
    yield {
      span: id.span,
      message: `This is what a guest looks like while it runs (id='${id.value}'), with aliases, labels and ports of that run. Settings for its next start belong into \`virsh dumpxml --inactive ${name ?? "NAME"}\`, or \`virsh edit\`.`,
    };
  },
};
