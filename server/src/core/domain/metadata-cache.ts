import type { TextEdit } from "../text/span.js";
import { removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { backingLayers } from "./backing-chain.js";
import type { Disk, Domain, Written } from "./domain.js";
import { scaledSize } from "./scaled-size.js";
import { attributeOf, contentOf } from "./written.js";

/** `<metadata_cache>` (libvirt 7.0): how much of an image's own tables QEMU keeps in memory. */
export interface MetadataCache {
  readonly element: XmlElement;
  /** Of the layer that it is for, as written. */
  readonly format: string | undefined;
  readonly size: Written;
  /** As written, such as `512 KiB`. */
  readonly sizeText: string;
  /** `undefined` when it is not a number or has an unknown unit; with 0 libvirt sets nothing. */
  readonly bytes: number | undefined;
}

/** Those of the disk's own image and of the layers below it. */
export function metadataCaches(domain: Domain, disk: Disk): readonly MetadataCache[] {
  const holders = [
    { holder: disk.driver, format: disk.format },
    ...backingLayers(disk).map(({ element, format }) => ({
      holder: child(element, "format"),
      format,
    })),
  ];
  return holders.flatMap(({ holder, format }) => {
    const element = child(holder, "metadata_cache");
    const sizeElement = child(element, "max_size");
    const size = contentOf(sizeElement, domain.document.text);
    if (element === undefined || size === undefined) return [];
    const unit = attributeOf(sizeElement, "unit")?.value;
    return [
      {
        element,
        format: format?.value,
        size,
        sizeText: `${size.value} ${unit ?? "bytes"}`,
        bytes: scaledSize(size.value, unit),
      },
    ];
  });
}

export function removeMetadataCache(
  domain: Domain,
  { element }: MetadataCache,
): readonly TextEdit[] {
  return [removeElement(domain.document, element)];
}
