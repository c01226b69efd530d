import type { DocumentKind } from "../../domain/document-kind.js";
import { nameIn } from "../../domain/document-name.js";
import type { LibvirtDocument } from "../../domain/document.js";
import type { DocumentRule } from "../../lint/rule.js";

export const fileGenerated: DocumentRule = {
  id: "domain/file-generated",
  since: "0.1.0",
  severity: "information",
  summary: "An edit of libvirt's own copy of a domain, network, pool or snapshot is lost",
  references: ["https://libvirt.org/manpages/virsh.html#edit"],
  cost: "the edit is lost",
  evidence: "documented",
  fix: "none",

  *check(found) {
    const command = editCommands[found.kind]?.(found);
    if (command === undefined || !(found.isLibvirtsOwn || hasHeading(found))) return;
    yield {
      span: found.element.nameSpan,
      message: `libvirt wrote this file and will write it again: a change made here is lost or never read. Use \`virsh ${command}\`.`,
    };
  },
};

/** Those of a status file are left out, since no command edits it. */
const editCommands: Partial<Record<DocumentKind, (found: LibvirtDocument) => string>> = {
  domain: ({ element }) => `edit ${nameIn(element)}`,
  snapshot: ({ element }) => `snapshot-edit DOMAIN ${nameIn(element)}`,
  checkpoint: ({ element }) => `checkpoint-edit DOMAIN ${nameIn(element)}`,
  pool: ({ element }) => `pool-edit ${nameIn(element)}`,
  network: ({ element }) => `net-edit ${nameIn(element)}`,
};

/** libvirt, `virXMLEmitWarning`. */
function hasHeading({ document }: LibvirtDocument): boolean {
  return document.comments.some(({ text }) =>
    text.includes("WARNING: THIS IS AN AUTO-GENERATED FILE"),
  );
}
