import { child } from "../xml/query.js";
import type { Disk } from "./domain.js";
import { attributeOf } from "./written.js";

/** The image's name and the format that its ending claims; `undefined` where it claims none, or raw. */
export function formatOfName({
  element,
}: Disk): { readonly name: string; readonly format: string } | undefined {
  const source = child(element, "source");
  const written = ["file", "name", "volume"].map((name) => attributeOf(source, name));
  const name = written.find((attribute) => attribute !== undefined)?.value ?? "";
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const format = formats.get(ending);
  return format === undefined ? undefined : { name, format };
}

/** libvirt's names for formats, by the endings that people give their files. */
const formats: ReadonlyMap<string, string> = new Map([
  ["qcow2", "qcow2"],
  ["qcow", "qcow"],
  ["qed", "qed"],
  ["vmdk", "vmdk"],
  ["vdi", "vdi"],
  ["vhd", "vpc"],
]);
