/** In CSS pixels: about as wide as "99.999 %". */
const labelWidth = 56;

/** Leaves out labels that would be drawn over others. The last ones stay: a tail is read from its end. */
export function apart(labels: readonly { readonly at: number; readonly text: string }[]): string[] {
  let next = Infinity;
  return [...labels]
    .reverse()
    .map(({ at, text }) => {
      if (next - at < labelWidth) return "";
      next = at;
      return text;
    })
    .reverse();
}
