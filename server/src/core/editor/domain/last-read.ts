import type { Domain } from "../../domain/domain.js";
import { readDocuments, readDomains } from "../../domain/read.js";
import { parseXml } from "../../xml/parse.js";
import type { XmlDocument } from "../../xml/tree.js";

/** A text as a tree; an editor asks about the same text many times while nobody types. */
export function parsed(text: string): XmlDocument {
  return at(text).document;
}

/** The domains in a text. */
export function domainsIn(text: string): readonly Domain[] {
  const read = at(text);
  return (read.domains ??= readDocuments(read.document).flatMap(readDomains));
}

interface Read {
  readonly text: string;
  readonly document: XmlDocument;
  domains: readonly Domain[] | undefined;
}

/** Only the last one: the tree of a large document takes many times its size. */
let last: Read | undefined;

function at(text: string): Read {
  if (last?.text !== text) last = { text, document: parseXml(text), domains: undefined };
  return last;
}
