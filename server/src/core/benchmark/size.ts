/** fio's sizes: powers of 1024 with a letter; "k", "kb" and "kib" alike. Undefined for anything else. */
export function parseFioSize(text: string): number | undefined {
  const found = /^(\d{1,12})([kmgt]?)(?:i?b)?$/i.exec(text);
  if (found === null) return undefined;
  const power = ["", "k", "m", "g", "t"].indexOf((found[2] ?? "").toLowerCase());
  return Number(found[1]) * 1024 ** power;
}
