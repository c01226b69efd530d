import type { TextEdit } from "../text/span.js";
import { removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { LibvirtDocument } from "./document.js";
import type { Written } from "./domain.js";
import { scaledSize } from "./scaled-size.js";
import { attributeOf, contentOf } from "./written.js";

/** A volume that is to be created from this document. */
export interface Volume {
  readonly name: string;
  /** `raw` where none is written, which is what pools of files make; `undefined` for what is to be filled in. */
  readonly format: string | undefined;
  readonly capacity: Size | undefined;
  readonly allocation: Size | undefined;
  /** Of a qcow2 image (libvirt 7.4). */
  readonly clusterSize: Size | undefined;
  /** What the guest has not written comes from another volume. */
  readonly isOverlay: boolean;
}

export interface Size {
  readonly element: XmlElement;
  readonly written: Written;
  readonly bytes: number;
}

/** `undefined` for other documents, and for what `virsh vol-dumpxml` tells of a volume that exists. */
export function newVolume({ document, element, kind }: LibvirtDocument): Volume | undefined {
  if (kind !== "volume" || tellsOfExisting(element)) return undefined;
  const target = child(element, "target");
  const size = (item: XmlElement | undefined): Size | undefined => readSize(item, document.text);
  return {
    name: child(element, "name")?.text.trim() ?? "",
    format: attributeOf(child(target, "format"), "type")?.value ?? "raw",
    capacity: size(child(element, "capacity")),
    allocation: size(child(element, "allocation")),
    clusterSize: size(child(target, "clusterSize")),
    isOverlay: child(element, "backingStore") !== undefined,
  };
}

export function removeSize({ document }: LibvirtDocument, { element }: Size): readonly TextEdit[] {
  return [removeElement(document, element)];
}

/** libvirt generates these and ignores them when it creates a volume. */
function tellsOfExisting(volume: XmlElement): boolean {
  return (
    child(volume, "key") !== undefined ||
    child(volume, "physical") !== undefined ||
    child(child(volume, "target"), "timestamps") !== undefined
  );
}

function readSize(element: XmlElement | undefined, text: string): Size | undefined {
  const written = contentOf(element, text);
  const bytes = written && scaledSize(written.value, attributeOf(element, "unit")?.value);
  return element === undefined || written === undefined || bytes === undefined
    ? undefined
    : { element, written, bytes };
}
