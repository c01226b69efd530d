import type { TextEdit } from "../text/span.js";
import { removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { namesOf } from "./guest-wide.js";
import { virtioInterfaces } from "./interface.js";
import { attributeOf } from "./written.js";

/** A virtio device of the kind that is both the old and the new. */
export interface TransitionalDevice {
  readonly name: string;
  readonly model: Written;
  /** Makes it plain virtio, in a place that libvirt chooses. */
  readonly edits: readonly TextEdit[];
}

/** Disks, SCSI controllers and network interfaces on a machine with PCI Express. */
export function transitionalDevices(domain: Domain): readonly TransitionalDevice[] {
  if (!/^(?:pc-)?q35\b/.test(domain.machine.name ?? "")) return [];
  return [
    ...domain.disks.map((disk) => ({
      name: namesOf([disk]),
      element: disk.element,
      model: attributeOf(disk.element, "model"),
      plain: "virtio",
    })),
    ...domain.scsiControllers.map(({ element, index, model }) => ({
      name: `SCSI controller ${String(index)}`,
      element,
      model,
      plain: "virtio-scsi",
    })),
    ...virtioInterfaces(domain).map((item) => ({ ...item, plain: "virtio" })),
  ].flatMap(({ element, model, name, plain }) =>
    element === undefined || model?.value !== "virtio-transitional"
      ? []
      : [
          {
            name,
            model,
            edits: [{ span: model.span, newText: plain }, ...freeSlot(domain, element)],
          },
        ],
  );
}

/** The address is one behind the bridge. */
function freeSlot({ document }: Domain, element: XmlElement): readonly TextEdit[] {
  const address = child(element, "address");
  return attributeOf(address, "type")?.value === "pci" && address !== undefined
    ? [removeElement(document, address)]
    : [];
}
