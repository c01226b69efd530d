import { child, children } from "../xml/query.js";
import type { LibvirtDocument } from "./document.js";
import type { Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** A disk that a snapshot names. */
export interface SnapshotDisk {
  readonly name: string;
  /** `external`, `internal`, `no`, ... */
  readonly mode: Written;
  /** Of the image that takes the guest's writes from then on; libvirt makes a qcow2 one where none is written. */
  readonly format: string | undefined;
}

/** The disks of a snapshot that is to be made from this document; none once libvirt has made it, and in other documents. */
export function newSnapshotDisks({ element, kind }: LibvirtDocument): readonly SnapshotDisk[] {
  const isMade = ["creationTime", "state", "domain"].some((name) => child(element, name));
  if (kind !== "snapshot" || isMade) return [];
  return children(child(element, "disks"), "disk").flatMap((disk) => {
    const name = attributeOf(disk, "name");
    const mode = attributeOf(disk, "snapshot");
    const format = attributeOf(child(disk, "driver"), "type")?.value;
    return name === undefined || mode === undefined ? [] : [{ name: name.value, mode, format }];
  });
}
