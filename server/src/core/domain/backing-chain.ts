import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Disk, Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** An image below the one that the guest writes to. */
export interface BackingLayer {
  readonly element: XmlElement;
  /** `file`, `block`, `network`, ... */
  readonly sourceType: string;
  readonly format: Written | undefined;
}

/**
 * The layers that are written below the disk's own image, nearest first. A definition normally has none, since
 * libvirt looks for them when it starts the guest; the XML of a running guest has them all.
 */
export function backingLayers(disk: Disk): readonly BackingLayer[] {
  const layers: BackingLayer[] = [];
  let element = child(disk.element, "backingStore");
  while (element !== undefined) {
    // Without a type it only says that the chain ends here.
    const type = attributeOf(element, "type");
    if (type === undefined) break;
    layers.push({
      element,
      sourceType: type.value,
      format: attributeOf(child(element, "format"), "type"),
    });
    element = child(element, "backingStore");
  }
  return layers;
}
