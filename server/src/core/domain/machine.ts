import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Machine } from "./domain.js";
import { attributeOf } from "./written.js";

export function readMachine(domain: XmlElement): Machine {
  const name = attributeOf(child(child(domain, "os"), "type"), "machine")?.value;
  return { name, version: name === undefined ? undefined : versionOf(name) };
}

/** A file that names neither architecture nor machine type is taken to be written for x86, as nearly all of them are. */
export function readArch(domain: XmlElement, machine: Machine): string {
  const written = attributeOf(child(child(domain, "os"), "type"), "arch")?.value;
  if (written !== undefined) return written === "amd64" ? "x86_64" : written;
  return archOfMachine.find(([start]) => machine.name?.startsWith(start))?.[1] ?? "x86_64";
}

const archOfMachine: readonly (readonly [string, string])[] = [
  ["virt", "aarch64"],
  ["pseries", "ppc64"],
  ["s390", "s390x"],
];

/** `pc-q35-rhel8.4.0` and `pc-q35-jammy` are vendors' names, whose number (if any) is not QEMU's. */
function versionOf(name: string): string | undefined {
  return /^[a-z0-9]+(?:-[a-z][a-z0-9]*)*-(\d+\.\d+(?:\.\d+)?)$/.exec(name)?.[1];
}
