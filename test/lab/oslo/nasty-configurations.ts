import { seededRandom } from "../../support/seeded-random.js";

/**
 * Texts made of the pieces that distinguish dialects of INI: the same ones for the same seed. About half of them begin
 * with a proper section and hold few mistakes, so that both what is read and what is refused get compared.
 */
export function nastyConfigurations(options: {
  readonly seed: number;
  readonly count: number;
}): readonly string[] {
  const random = seededRandom(options.seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];

  const value = (): string =>
    pick(["", " ", "\t"]) + pick(values) + pick(["", "", " ", "\t", "\f", "\u00a0", "\u001c"]);
  const line = (): string => {
    const roll = random();
    if (roll < 0.45) return pick(names) + pick(separators) + value();
    if (roll < 0.6) return pick(indents) + pick([...continuations, ...values]);
    if (roll < 0.72) return pick(headers);
    if (roll < 0.82) return pick(comments);
    if (roll < 0.9) return pick(blanks);
    return roll < 0.93 ? pick(mistakes) : pick(names) + " = " + value();
  };

  return Array.from({ length: options.count }, (_, index) => {
    const newline = pick(["\n", "\n", "\r\n", "\r"]);
    const start = index % 4 === 0 ? [] : ["[DEFAULT]", "first = 1"];
    const lines = [...start, ...Array.from({ length: Math.floor(random() * 12) }, line)];
    const mark = index % 16 === 3 ? "\ufeff" : "";
    return mark + lines.join(newline) + pick(["", newline, newline + newline]);
  });
}

const names = [
  "images_type",
  "my key",
  "k[]",
  "a.b",
  "__proto__",
  "Debug",
  "\u00a0odd",
  "é",
  "x\u0085",
  '"quoted"',
  "@include",
] as const;
const separators = ["=", " = ", ":", " : ", "\t=\t", " =: ", "==", " \u3000= "] as const;
const values = [
  "",
  "raw",
  '"raw"',
  "'a b '",
  '"',
  "'",
  '""',
  '"a" "b"',
  "\"x'",
  'a "b"',
  "a = b",
  "http://h:1/?q=1",
  "x # no comment",
  "x ; no comment",
  "a,b,",
  "$my_ip",
  "C:\\new\\n",
  "%(x)s",
  "\u2028sep\u2029",
  "nul\u0000nul",
  "𝒳",
  "a\u000bb",
  "\ufeffmark",
  "[x]",
] as const;
const indents = [" ", "\t", "  \t", "    "] as const;
const continuations = ["b,", "virt_type = kvm", "# note", "; note", "[libvirt]", '"end"'] as const;
const headers = [
  "[DEFAULT]",
  "[default]",
  "[libvirt]",
  "[LibVirt]",
  "[libvirt]  \t",
  "[ libvirt ]",
  "[[x]]",
  "[a]b]",
  "[ ]",
  "[__proto__]",
  "[ÄÖ]",
] as const;
const comments = ["# comment", "; comment", "#", "#a=1", ";[x]"] as const;
const blanks = ["", "", "   ", "\t", "\u00a0", "\u001f"] as const;
const mistakes = [
  "word",
  "= 1",
  ": 1",
  "[]",
  "[open",
  "[x] # note",
  "[",
  "]",
  "\u00a0= 1",
  "\ufeff",
] as const;
