const predefined: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** The characters that XML calls white space; the other spaces of Unicode are ordinary characters. */
export function isXmlSpace(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}

/** What libvirt's parser reads from character data: line ends become `\n` (XML 1.0, 2.11), references are replaced. */
export function decodeText(raw: string): string {
  return decodeReferences(normaliseLineEnds(raw));
}

/** What libvirt's parser reads between the quotes of an attribute: each white space is a space (XML 1.0, 3.3.3). */
export function decodeAttributeValue(raw: string): string {
  // Most values have none of it, also of those that are not plain.
  if (!/[&\t\n\r]/.test(raw)) return raw;
  return decodeReferences(normaliseLineEnds(raw).replace(/[\t\n]/g, " "));
}

/** Line ends as an XML parser hands them on. */
export function normaliseLineEnds(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

/** Writes `value` so that `decodeAttributeValue` returns it, for use between two `quote`s. */
export function escapeAttributeValue(value: string, quote: "'" | '"'): string {
  return value.replace(/[&<'"\t\n\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    if (character === "'" || character === '"') {
      if (character !== quote) return character;
      return quote === "'" ? "&apos;" : "&quot;";
    }
    return numericReference(character);
  });
}

/** Writes `value` so that `decodeText` returns it. */
export function escapeText(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    // Only needed after `]]`, but libvirt's own formatter escapes each.
    if (character === ">") return "&gt;";
    return numericReference(character);
  });
}

/** How a reference at an offset reads: one that any XML parser knows, a named one, or a lone `&`. */
export function referenceAt(text: string, offset: number): "known" | "named" | "none" {
  const pattern = /&(?:#(\d+)|#x([\da-fA-F]+)|([\w:][\w.:-]*));/y;
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  if (match === null) return "none";
  const [whole, decimal, hexadecimal, name] = match;
  if (name !== undefined) return predefined.has(name) ? "known" : "named";
  return characterOf(decimal, hexadecimal) === undefined && whole !== "" ? "none" : "known";
}

function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d+)|#x([\da-fA-F]+)|(amp|lt|gt|quot|apos));/g,
    (
      whole: string,
      decimal: string | undefined,
      hexadecimal: string | undefined,
      name: string | undefined,
    ) => (name === undefined ? characterOf(decimal, hexadecimal) : predefined.get(name)) ?? whole,
  );
}

/** The character of a numeric reference; `undefined` when XML forbids it (XML 1.0, 2.2). */
function characterOf(
  decimal: string | undefined,
  hexadecimal: string | undefined,
): string | undefined {
  const code =
    decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
  );
}

function numericReference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
