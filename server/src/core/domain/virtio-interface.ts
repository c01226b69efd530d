import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain } from "./domain.js";
import { attributeOf } from "./written.js";

export interface VirtioInterface {
  /** Such as `network interface 52:54:00:00:00:01`. */
  readonly name: string;
  readonly driver: XmlElement | undefined;
}

/** The network interfaces whose model is virtio and that QEMU serves through a backend of its own or the kernel's. */
export function virtioInterfaces({ element }: Domain): readonly VirtioInterface[] {
  return children(element, "devices")
    .flatMap((devices) => children(devices, "interface"))
    .filter(
      (item) =>
        attributeOf(item, "type")?.value !== "vdpa" &&
        (attributeOf(child(item, "model"), "type")?.value.startsWith("virtio") ?? false),
    )
    .map((item) => {
      const mac = attributeOf(child(item, "mac"), "address")?.value;
      return {
        name: mac === undefined ? "a network interface" : `network interface ${mac}`,
        driver: child(item, "driver"),
      };
    });
}
