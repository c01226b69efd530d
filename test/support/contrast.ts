/**
 * To be evaluated in a page: texts that stand out from their background less than WCAG 2.2 asks for (1.4.3: 4.5 to 1), as
 * sentences. Translucent backgrounds are blended with what lies below them.
 */
export const lowContrast = `(() => {
  const parse = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const over = (top, below) => {
    const mix = (name) => top[name] * top.a + below[name] * (1 - top.a);
    return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
  };
  const backgroundOf = (node) => {
    if (node === null) return { r: 255, g: 255, b: 255, a: 1 };
    return over(parse(getComputedStyle(node).backgroundColor), backgroundOf(node.parentElement));
  };
  const luminance = ({ r, g, b }) => {
    const [R, G, B] = [r, g, b].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const found = [];
  for (const node of document.querySelectorAll("main *")) {
    const hasText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== "");
    if (!hasText || node.getClientRects().length === 0) continue;
    const below = backgroundOf(node);
    const text = over(parse(getComputedStyle(node).color), below);
    const [light, dark] = [luminance(text), luminance(below)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) found.push(node.textContent.slice(0, 40) + ": " + ratio.toFixed(2));
  }
  return found;
})()`;
