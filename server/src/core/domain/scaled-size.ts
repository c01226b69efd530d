/**
 * Bytes of a number and its unit as libvirt reads them (`virScaleInteger`): `k` and `KiB` are 1024, `KB` is 1000, no
 * unit is bytes. `undefined` for what libvirt would refuse.
 */
export function scaledSize(value: string, unit: string | undefined): number | undefined {
  if (!/^\d{1,15}$/.test(value)) return undefined;
  const factor = factorOf(unit ?? "");
  return factor === undefined ? undefined : Number(value) * factor;
}

function factorOf(unit: string): number | undefined {
  if (/^(?:b|bytes?)?$/i.test(unit)) return 1;
  const [, letter, ending] = /^([kmgtpe])(|b|ib)$/i.exec(unit) ?? [];
  if (letter === undefined) return undefined;
  const base = ending?.toLowerCase() === "b" ? 1000 : 1024;
  return base ** ("kmgtpe".indexOf(letter.toLowerCase()) + 1);
}
