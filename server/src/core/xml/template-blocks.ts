import type { Span } from "../text/span.js";

/**
 * The parts of a template that a condition or a loop writes or leaves out: from the placeholder that begins one to the
 * one that ends it, those inside of others left out. One that nothing ends reaches to the end of the text.
 */
export function blocksIn(text: string, placeholders: readonly Span[]): readonly Span[] {
  const blocks: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const place of placeholders) {
    const change = changeOfDepth(text.slice(place.start, place.end));
    if (change === 1 && depth === 0) start = place.start;
    if (change === -1 && depth === 1) blocks.push({ start, end: place.end });
    depth = Math.max(0, depth + change);
  }
  if (depth > 0) blocks.push({ start, end: text.length });
  return blocks;
}

/** Jinja, Go and Handlebars, ERB, Terraform. Their comments and what they only print change nothing. */
function changeOfDepth(placeholder: string): 1 | 0 | -1 {
  const inside = placeholder.slice(2, -1).replace(/^[-+~]?\s*/, "");
  if (/^(?:end|\/|\})/.test(inside)) return -1;
  const opener = openers.get(placeholder.slice(0, 2));
  return opener?.test(inside) === true ? 1 : 0;
}

const openers: ReadonlyMap<string, RegExp> = new Map([
  ["{%", /^(?:if|for|block|macro|call|filter|with)\b/],
  ["{{", /^(?:if|range|with|block|define)\b|^#/],
  ["%{", /^(?:if|for)\b/],
  [
    "<%",
    /^(?:if|unless|case|while|until|for|begin)\b|^[^=#].*(?:\bdo\b(?:\s*\|[^|]*\|)?|\{)\s*-?%?$/s,
  ],
]);
