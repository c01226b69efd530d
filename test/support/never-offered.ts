import { type Language } from "../../server/src/core/lint/recognise.js";
import { attribute, child, children } from "../../server/src/core/xml/query.js";
import { parseXml } from "../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../server/src/core/xml/tree.js";

/**
 * What no fix may do, however good it looks: it would put data at risk, or keep the guest from booting. Said of the
 * text before and after, and not of rules, so that it holds for rules that nobody has written yet.
 */
export function neverOffered(before: string, after: string, language: Language): string[] {
  if (language === "nova-conf") {
    return count(after, /=\s*unsafe\b/g) > count(before, /=\s*unsafe\b/g) ? ["sets unsafe"] : [];
  }
  const old = parseXml(before).roots;
  const now = parseXml(after).roots;
  if (old.length !== now.length) return ["adds or removes a document"];
  return old.flatMap((root, index) => {
    const other = now[index];
    return other === undefined ? [] : inDocument(root, other);
  });
}

function inDocument(old: XmlElement, now: XmlElement): string[] {
  const isDomain = old.name === "domain";
  const facts: Fact[] = [
    kept("the guest's name", (root) => textsOf(root, "name", root)),
    kept("its uuid", (root) => textsOf(root, "uuid", root)),
    kept("its memory", (root) => textsOf(root, "memory", root)),
    kept("its vCPUs", (root) => textsOf(root, "vcpu", root)),
    kept("the family of the machine", (root) =>
      all(root, "type").map((type) => familyOf(attribute(type, "machine")?.value ?? "")),
    ),
    kept("the firmware", (root) => textsOf(root, "loader")),
    kept("the firmware's variables", (root) => textsOf(root, "nvram")),
    kept("addresses of network interfaces", (root) => valuesOf(root, "mac", "address")),
    kept("sizes of logical blocks", (root) => valuesOf(root, "blockio", "logical_block_size")),
    kept("the number of disks", (root) => [String(disksOf(root).length)]),
    kept("the images", (root) => disksOf(root).map(imageOf)),
    (before, after) => otherFormat(before, after),
    kept("who may write to the images", (root) =>
      disksOf(root).map((disk) =>
        ["readonly", "transient"].filter((name) => child(disk, name)).join(" "),
      ),
    ),
    kept("serial numbers", (root) =>
      disksOf(root).map((disk) => child(disk, "serial")?.text.trim() ?? ""),
    ),
    neverFewer("layers below an image", (root) => all(root, "backingStore").length),
    neverFewer("encryption", (root) => all(root, "encryption").length),
    neverMore("sharing of an image", (root) => all(root, "shareable").length),
    neverMore(
      "cache='unsafe'",
      (root) => valuesOf(root, "driver", "cache").filter(isUnsafe).length,
    ),
    // Memory was saved with these devices, or belongs to a disk of this name.
    ...(isDomain
      ? []
      : [
          kept("targets outside of a domain", (root) =>
            disksOf(root).map((disk) => attributesOf(child(disk, "target"))),
          ),
          kept("controllers outside of a domain", (root) =>
            all(root, "controller").map(attributesOf),
          ),
        ]),
    ...(isManaged(old)
      ? [kept("what a manager writes", (root) => children(root, "devices").map(outline))]
      : []),
  ];
  return facts.flatMap((fact) => fact(old, now) ?? []);
}

type Fact = (old: XmlElement, now: XmlElement) => string | undefined;

function kept(what: string, of: (root: XmlElement) => readonly string[]): Fact {
  return (old, now) => {
    const [before, after] = [of(old), of(now)];
    const isSame = before.length === after.length && before.every((one, i) => one === after[i]);
    return isSame ? undefined : `changes ${what}: ${before.join(", ")} -> ${after.join(", ")}`;
  };
}

function neverFewer(what: string, of: (root: XmlElement) => number): Fact {
  return (old, now) => (of(now) < of(old) ? `takes away ${what}` : undefined);
}

function neverMore(what: string, of: (root: XmlElement) => number): Fact {
  return (old, now) => (of(now) > of(old) ? `adds ${what}` : undefined);
}

function isUnsafe(value: string): boolean {
  return value === "unsafe";
}

/** A word that libvirt does not know may become a format: until then there was no guest. */
function otherFormat(old: XmlElement, now: XmlElement): string | undefined {
  const after = disksOf(now).map(formatOf);
  const changed = disksOf(old)
    .map(formatOf)
    .some((format, index) => formats.has(format) && format !== after[index]);
  return changed ? `changes the formats of the images: ${after.join(", ")}` : undefined;
}

/** As what the guest sees the image's bytes: raw where nothing is written. */
function formatOf(disk: XmlElement): string {
  return attribute(child(disk, "driver"), "type")?.value ?? "raw";
}

const formats = new Set([
  "raw",
  "qcow2",
  "qcow",
  "qed",
  "vmdk",
  "vdi",
  "vhd",
  "vpc",
  "luks",
  "dmg",
]);

function imageOf(disk: XmlElement): string {
  const source = child(disk, "source");
  return ["file", "dev", "name", "pool", "volume", "dir"]
    .flatMap((name) => attribute(source, name)?.value ?? [])
    .join(" ");
}

/** `pc` and `pc-i440fx-7.2` are one family, `q35` and `pc-q35-7.2` another. */
function familyOf(machine: string): string {
  if (machine === "pc" || /^pc-(i440fx-)?\d/.test(machine)) return "i440fx";
  return machine.replace(/^pc-/, "").replace(/-.*/, "");
}

function isManaged(root: XmlElement): boolean {
  const text = children(root, "metadata").flatMap(({ children: entries }) =>
    entries.flatMap(({ attributes }) => attributes.map(({ value }) => value)),
  );
  return text.some((value) => /openstack\.org|ovirt\.org|kubevirt\.io/.test(value));
}

function disksOf(root: XmlElement): readonly XmlElement[] {
  return all(root, "disk").filter(
    ({ parent }) => parent === undefined || parent.name === "devices",
  );
}

function textsOf(root: XmlElement, name: string, parent?: XmlElement): readonly string[] {
  return all(root, name)
    .filter((element) => parent === undefined || element.parent === parent)
    .map(({ text }) => text.trim());
}

function valuesOf(root: XmlElement, name: string, attributeName: string): readonly string[] {
  return all(root, name).flatMap((element) => attribute(element, attributeName)?.value ?? []);
}

function attributesOf(element: XmlElement | undefined): string {
  return (element?.attributes ?? []).map(({ name, value }) => `${name}=${value}`).join(" ");
}

function outline(element: XmlElement): string {
  const inside = element.children.map(outline).join("");
  return `<${element.name} ${attributesOf(element)}>${element.text.trim()}${inside}`;
}

/** Every element of that name, the root included, in the order of the text. */
function all(root: XmlElement, name: string): readonly XmlElement[] {
  const below = root.children.flatMap((element) => all(element, name));
  return root.name === name ? [root, ...below] : below;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
