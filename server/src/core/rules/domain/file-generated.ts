import type { DomainRule } from "../../lint/rule.js";

export const fileGenerated: DomainRule = {
  id: "domain/file-generated",
  since: "0.1.0",
  severity: "information",
  summary: "An edit of libvirt's own copy of a domain is lost",
  references: ["https://libvirt.org/manpages/virsh.html#edit"],
  fix: "none",

  *check({ document, element, name }) {
    if (!document.comments.some(({ text }) => text.includes(heading))) return;
    yield {
      span: element.nameSpan,
      message: `libvirt wrote this file and will write it again: a change made here is lost or never read. Use \`virsh edit ${name ?? "NAME"}\`.`,
    };
  },
};

/** libvirt, `virXMLEmitWarning`. */
const heading = "WARNING: THIS IS AN AUTO-GENERATED FILE";
