import type { XmlElement } from "../xml/tree.js";
import type { Passthrough } from "./domain.js";

/** Reads `<qemu:commandline>` and `<qemu:override>`, whatever prefix their namespace was given. */
export function readPassthrough(domain: XmlElement): Passthrough {
  const words = new Set(
    domain.children
      .filter(({ name }) => /:(?:commandline|override)$/.test(name))
      .flatMap(attributeValues)
      .flatMap((value) => value.split(/[^\w-]+/))
      // libvirt puts this before a device's alias to name its backend.
      .map((word) => word.replace(/^drive-/, "")),
  );
  return { isEmpty: words.size === 0, mentions: (word) => words.has(word) };
}

function attributeValues(element: XmlElement): readonly string[] {
  const values: string[] = [];
  const pending = [element];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const { value } of at.attributes) values.push(value);
    for (const item of at.children) pending.push(item);
  }
  return values;
}
