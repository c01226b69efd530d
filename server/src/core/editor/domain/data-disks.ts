import type { Domain } from "../../domain/domain.js";
import { attributeOf } from "../../domain/written.js";
import { child } from "../../xml/query.js";
import type { XmlElement } from "../../xml/tree.js";

/** The disks of a guest that can be benchmarked: they hold data, and have the target that libvirt names them by. */
export function dataDisks(
  guest: Domain,
): readonly { readonly target: string; readonly element: XmlElement }[] {
  return guest.disks
    .filter(({ holdsData }) => holdsData)
    .flatMap(({ element }) => {
      const target = attributeOf(child(element, "target"), "dev")?.value;
      return target === undefined ? [] : [{ target, element }];
    });
}
