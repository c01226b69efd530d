/** A text as Python's `repr` writes it, for printable ASCII; the rest is left as it is. */
export function pythonRepr(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t");
  if (!escaped.includes("'")) return `'${escaped}'`;
  return escaped.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`;
}

/** Printable ASCII; what Python makes of anything else (digits of other scripts, cases of letters) is not predicted. */
export function isPlainText(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text);
}
