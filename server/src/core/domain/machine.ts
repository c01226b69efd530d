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

function versionOf(name: string): string | undefined {
  const [, written] = /^[a-z0-9]+(?:-[a-z][a-z0-9]*)*-(\d+\.\d+(?:\.\d+)?)$/.exec(name) ?? [];
  if (written !== undefined) return written;
  const [, vendor] = /^pc-(?:i440fx|q35)-(.+)$/.exec(name) ?? [];
  if (vendor === undefined) return undefined;
  const [, rhel] = /^rhel(\d+\.\d+)\.0$/.exec(vendor) ?? [];
  if (rhel !== undefined) return redHat.get(rhel);
  return ubuntu.get(vendor.replace(/(?:-hpb)?(?:-maxcpus)?$/, ""));
}

/**
 * Red Hat's machine types of x86, whose number is that of RHEL. Its QEMU applies `hw_compat_rhel_8_3`, which is taken from
 * `hw_compat_5_1`, to 8.3.0 and all before it, and `hw_compat_rhel_8_2` (from 4.2) to 8.2.0 and all before that. Those of
 * RHEL 7 are that old or older.
 */
const redHat: ReadonlyMap<string, string> = new Map([
  ...["7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6"].map((rhel) => [rhel, "2.12"] as const),
  ["8.0", "3.1"],
  ["8.1", "4.1"],
  ["8.2", "4.2"],
  ["8.3", "5.1"],
  ["8.4", "5.2"],
  ["8.5", "6.0"],
  ...["8.6", "9.0"].map((rhel) => [rhel, "6.2"] as const),
]);

/**
 * Ubuntu's machine types of x86, each a copy of one of QEMU's (`define-ubuntu-machine-types.patch`). Where i440FX and Q35
 * are copies of two, the older; hirsute's lie on both sides of 5.2.
 */
const ubuntu: ReadonlyMap<string, string> = new Map([
  ["trusty", "2.0"],
  ["xenial", "2.5"],
  ["yakkety", "2.6"],
  ["zesty", "2.8"],
  ["artful", "2.10"],
  ["bionic", "2.11"],
  ["cosmic", "2.11"],
  ["disco", "3.1"],
  ["eoan", "4.0"],
  ["focal", "4.0"],
  ["groovy", "5.0"],
  ["impish", "6.0"],
  ["jammy", "6.2"],
  ["kinetic", "7.0"],
  ["lunar", "7.2"],
  ["mantic", "8.0"],
  ["noble", "8.2"],
]);
