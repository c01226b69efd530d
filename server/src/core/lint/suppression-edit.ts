import { parseOslo } from "../oslo/parse.js";
import { lineBreakOf, lineStart, skipBlanks } from "../text/lines.js";
import type { TextEdit } from "../text/span.js";
import { parseXml } from "../xml/parse.js";
import type { XmlElement } from "../xml/tree.js";
import type { Language } from "./recognise.js";

/**
 * The edit that puts a comment into the text which switches `rule` off: for the line of `offset`, or for the whole
 * file. Undefined where no comment can stand, as in a text without any element.
 */
export function suppressionEdit(
  text: string,
  language: Language,
  rule: string,
  place: { readonly lineOf: number } | "file",
): TextEdit | undefined {
  const directive = place === "file" ? "virt-latency-disable" : "virt-latency-disable-next-line";
  const at = insertionPoint(text, language, place);
  if (at === undefined) return undefined;
  const comment =
    language === "libvirt-xml" ? `<!-- ${directive} ${rule} -->` : `# ${directive} ${rule}`;
  const indentation = text.slice(lineStart(text, at), skipBlanks(text, lineStart(text, at)));
  return { span: { start: at, end: at }, newText: comment + lineBreakOf(text) + indentation };
}

/** A start tag or an option can span lines and takes no comment inside, so the comment goes before all of it. */
function insertionPoint(
  text: string,
  language: Language,
  place: { readonly lineOf: number } | "file",
): number | undefined {
  if (language === "nova-conf") {
    if (place === "file") return text.startsWith("\uFEFF") ? 1 : 0;
    const option = parseOslo(text)
      .sections.flatMap((section) => section.options)
      .find(({ span }) => span.start <= place.lineOf && place.lineOf <= span.end);
    return lineStart(text, option?.span.start ?? place.lineOf);
  }
  const roots = parseXml(text).roots;
  if (place === "file") return roots[0]?.span.start;
  return innermost(roots, place.lineOf)?.span.start;
}

/** The element whose start tag the offset is in, or which most closely surrounds it. */
function innermost(elements: readonly XmlElement[], offset: number): XmlElement | undefined {
  let found: XmlElement | undefined;
  let level: readonly XmlElement[] = elements;
  for (;;) {
    const next = level.find(({ span }) => span.start <= offset && offset < span.end);
    if (next === undefined) return found;
    found = next;
    level = next.children;
  }
}
