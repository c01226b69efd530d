import type { TextEdit } from "../text/span.js";
import { setAttribute } from "../xml/edit.js";
import { attribute, child } from "../xml/query.js";
import type { Disk, Domain, Written } from "./domain.js";
import { attributeOf } from "./written.js";

export interface SourceMismatch {
  readonly path: Written;
  /** What the disk's type has to be for that path. */
  readonly type: "file" | "block";
}

/** The source of a disk, where its path says for certain that the disk's type is wrong. */
export function sourceMismatch({ element, sourceType }: Disk): SourceMismatch | undefined {
  const source = child(element, "source");
  if (sourceType === "file") {
    const file = attributeOf(source, "file");
    return file !== undefined && isDevice(file.value) ? { path: file, type: "block" } : undefined;
  }
  if (sourceType !== "block") return undefined;
  const device = attributeOf(source, "dev");
  return device !== undefined && isImage(device.value) ? { path: device, type: "file" } : undefined;
}

/** Changes the disk's type and the source's attribute, which go together. */
export function useSourceType(
  domain: Domain,
  { element }: Disk,
  { type }: SourceMismatch,
): readonly TextEdit[] {
  const source = child(element, "source");
  const [before, after] = type === "block" ? ["file", "dev"] : ["dev", "file"];
  const written = attribute(source, before);
  if (written === undefined) return [];
  return [
    setAttribute(domain.document, element, "type", type, ["type", "device"]),
    { span: written.nameSpan, newText: after },
  ];
}

/** Under /dev there are devices, but for shared memory, which is files, and for what is passed in as a descriptor. */
function isDevice(path: string): boolean {
  return /^\/dev\/[^/]/.test(path) && !/^\/dev\/(?:shm|hugepages|fd|fdset)\b/.test(path);
}

/**
 * A block device may be named from anywhere (oVirt and KubeVirt do so through links and nodes of their own), so that
 * only the name of an image says that it is none.
 */
function isImage(path: string): boolean {
  return !path.startsWith("/dev/") && /\.(?:img|raw|qcow2?|qed|vmdk|vdi|vhdx?|iso)$/i.test(path);
}
