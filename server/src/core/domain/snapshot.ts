import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
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

/**
 * The guest in a snapshot. One of a running guest holds it twice, as it ran and as it would have started next, which
 * say the same of what we judge; the second is taken.
 */
export function snapshotDomain(snapshot: XmlElement): XmlElement | undefined {
  return child(snapshot, "inactiveDomain") ?? child(snapshot, "domain");
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
