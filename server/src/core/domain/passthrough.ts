import type { XmlElement } from "../xml/tree.js";
import type { Passthrough } from "./domain.js";

/** Reads `<qemu:commandline>` and `<qemu:override>`, whatever prefix their namespace was given. */
export function readPassthrough(domain: XmlElement): Passthrough {
  const words = domain.children
    .filter(({ name }) => /:(?:commandline|override)$/.test(name))
    .flatMap(attributeValues);
  return {
    mentions(word) {
      const whole = new RegExp(`(?<![\\w-])(?:drive-|libvirt-)?${escaped(word)}(?![\\w-])`);
      return words.some((value) => whole.test(value));
    },
  };
}

function attributeValues(element: XmlElement): readonly string[] {
  const values: string[] = [];
  const pending = [element];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    values.push(...at.attributes.map(({ value }) => value));
    pending.push(...at.children);
  }
  return values;
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
