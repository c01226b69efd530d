import { children, localName, namespaceOf } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** The namespace that libvirt knows `<qemu:commandline>` and its like by. */
export const qemuNamespace = "http://libvirt.org/schemas/domain/qemu/1.0";

/** Arguments in `<qemu:commandline>` that set what rules of ours judge by libvirt's own elements. */
export function latencyArguments({ element }: Domain): readonly Written[] {
  return element.children
    .filter((item) => localName(item) === "commandline" && namespaceOf(item) === qemuNamespace)
    .flatMap((item) => item.children.filter((argument) => localName(argument) === "arg"))
    .map((argument) => attributeOf(argument, "value"))
    .filter((written) => written !== undefined)
    .filter(({ value }) => latencySetting.test(value));
}

const latencySetting =
  /(?<![\w-])(?:cache|aio|iothread|num-queues|poll-(?:max-)?(?:us|ns))=|^iothread,|^virtio-(?:blk|scsi|net)|^-(?:cpu|overcommit|accel|no-hpet)$/;

/** Elements for QEMU whose prefix stands for nothing, so that libvirt drops them. */
export function undeclaredQemuElements({ element }: Domain): readonly XmlElement[] {
  return ["commandline", "override", "capabilities", "deprecation"]
    .flatMap((name) => children(element, `qemu:${name}`))
    .filter((item) => namespaceOf(item) === undefined)
    .sort((a, b) => a.span.start - b.span.start);
}
