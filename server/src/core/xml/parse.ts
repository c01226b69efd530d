import { Scanner } from "./scan.js";
import type { XmlDocument } from "./tree.js";

/**
 * Reads any text as XML: the elements that are intact, and each syntax error with its place.
 * Never throws; cost is linear in the size of the text, whatever is in it. Entities that a document declares are never expanded.
 */
export function parseXml(text: string): XmlDocument {
  return new Scanner(text).scan();
}
