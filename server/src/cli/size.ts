const powers = ["", "K", "M", "G", "T"];

/** Reads "512MiB", "1G" (1024-based, as fio reads it) and "1GB" (1000-based); undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const [, number, prefix, unit] = /^(\d+(?:\.\d+)?) ?([KMGT]?)(iB|B)?$/i.exec(text) ?? [];
  if (number === undefined || prefix === undefined) return undefined;
  const base = unit?.toLowerCase() === "b" && prefix !== "" ? 1000 : 1024;
  const bytes = Number(number) * base ** powers.indexOf(prefix.toUpperCase());
  return Number.isSafeInteger(Math.round(bytes)) ? Math.round(bytes) : undefined;
}
