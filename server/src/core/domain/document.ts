import type { XmlDocument, XmlElement } from "../xml/tree.js";
import type { DocumentKind } from "./document-kind.js";

/** Software that owns the domain's XML: it writes it anew, so settings have to be made there. */
export type Manager = (typeof managerNames)[number];

/** By the names that a configuration takes. */
export const managerNames = ["nova", "ovirt", "kubevirt", "vagrant", "terraform"] as const;

/** One root of a file: usually the only one, but `virt-install --print-xml` writes several domains. */
export interface LibvirtDocument {
  readonly document: XmlDocument;
  readonly element: XmlElement;
  readonly kind: DocumentKind;
  /** The file is libvirt's own: libvirt writes it anew, or never reads it again, so an edit of it is lost. */
  readonly isLibvirtsOwn: boolean;
  /** Whoever writes this XML anew at each start, so that an edit would be lost. */
  readonly manager: Manager | undefined;
}
