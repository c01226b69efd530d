import type { LibvirtDocument } from "../../domain/document.js";
import type { Domain } from "../../domain/domain.js";
import { readDocuments, readDomains } from "../../domain/read.js";
import { parseXml } from "../../xml/parse.js";
import type { XmlDocument } from "../../xml/tree.js";

/** A text as a tree; an editor asks about the same text many times while nobody types. */
export function parsed(text: string): XmlDocument {
  return at(text).document;
}

/** The documents of libvirt in a text, each with the domains in it. */
export function documentsIn(text: string): readonly ReadDocument[] {
  const read = at(text);
  return (read.documents ??= readDocuments(read.document).map((document) => ({
    document,
    domains: readDomains(document),
  })));
}

/** The domains in a text. */
export function domainsIn(text: string): readonly Domain[] {
  return documentsIn(text).flatMap(({ domains }) => domains);
}

/**
 * The guest that a text describes; undefined where it is not one domain and nothing else: a snapshot or a saved state is
 * no guest that runs, and of several domains it is not certain which.
 */
export function onlyGuest(text: string): Domain | undefined {
  const [only, ...more] = documentsIn(text);
  return only?.document.kind === "domain" && more.length === 0 ? only.domains[0] : undefined;
}

export interface ReadDocument {
  readonly document: LibvirtDocument;
  readonly domains: readonly Domain[];
}

interface Read {
  readonly text: string;
  readonly document: XmlDocument;
  documents: readonly ReadDocument[] | undefined;
}

/** Only the last one: the tree of a large document takes many times its size. */
let last: Read | undefined;

function at(text: string): Read {
  if (last?.text !== text) last = { text, document: parseXml(text), documents: undefined };
  return last;
}
