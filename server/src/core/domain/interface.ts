import type { Span, TextEdit } from "../text/span.js";
import { insertChild, removeAttribute, removeElement } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { isX86 } from "./cpu.js";
import type { Domain, Written } from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf } from "./written.js";

/** A network interface for which QEMU shows the guest a device of its own. */
export interface NetworkInterface {
  readonly element: XmlElement;
  /** Such as `network interface 52:54:00:00:00:01`. */
  readonly name: string;
  /** `network`, `bridge`, `user`, ... */
  readonly type: string;
  /** The smallest text that stands for it. */
  readonly place: Span;
  readonly model: Written | undefined;
  /** As written, else what libvirt takes; `undefined` when that depends on the host. */
  readonly effectiveModel: string | undefined;
  readonly driver: XmlElement | undefined;
}

/** All but those that pass a device through, or that another process serves and that are virtio in any case. */
export function networkInterfaces(domain: Domain): readonly NetworkInterface[] {
  return interfaces(domain).filter(({ type }) => !passedThrough.has(type));
}

/** Those whose virtio queues QEMU sets up, for itself or for another process. */
export function virtioInterfaces(domain: Domain): readonly NetworkInterface[] {
  return interfaces(domain).filter((item) => item.type !== "vdpa" && isVirtioInterface(item));
}

function interfaces(domain: Domain): readonly NetworkInterface[] {
  return children(domain.element, "devices")
    .flatMap((devices) => children(devices, "interface"))
    .map((element) => {
      const mac = attributeOf(child(element, "mac"), "address")?.value;
      const type = attributeOf(element, "type");
      const model = attributeOf(child(element, "model"), "type");
      return {
        element,
        name: mac === undefined ? "a network interface" : `network interface ${mac}`,
        type: type?.value ?? "",
        place: type?.span ?? element.nameSpan,
        model,
        effectiveModel:
          model === undefined && type?.value === "hostdev"
            ? undefined
            : effectiveModel(domain, model),
        driver: child(element, "driver"),
      };
    });
}

function effectiveModel(domain: Domain, written: Written | undefined): string | undefined {
  if (written === undefined) return defaultModel(domain);
  return isPlaceholder(written.value) ? undefined : written.value;
}

/**
 * libvirt, `qemuDomainDefaultNetModel`. On pseries and others it is the first of rtl8139, e1000 and virtio that the host's
 * QEMU has; which of Arm's boards a guest has that names none is up to the host as well.
 */
function defaultModel(domain: Domain): string | undefined {
  const { arch, machine } = domain;
  if (isX86(domain)) return "rtl8139";
  if (arch === "s390x") return "virtio";
  const isArm = arch === "aarch64" || arch === "armv7l" || arch === "armv6l";
  return isArm && /^virt(?:-|$)/.test(machine.name ?? "") ? "virtio" : undefined;
}

const passedThrough: ReadonlySet<string> = new Set(["hostdev", "vdpa", "vhostuser"]);

/**
 * A virtio one whose driver's settings hold. libvirt reads them before it gives a model to an interface that has none
 * (`virDomainNetDefParseXMLDriver`), so that it must be written.
 */
export function isVirtioInterface({ effectiveModel, model }: NetworkInterface): boolean {
  return model !== undefined && effectiveModel?.startsWith("virtio") === true;
}

/** Makes the interface virtio; its address and everything else stay. */
export function useVirtioModel(
  { document }: Domain,
  { element, model }: NetworkInterface,
): readonly TextEdit[] {
  if (model !== undefined) return [{ span: model.span, newText: "virtio" }];
  const before = ["mac", "source"].map((name) => child(element, name)).filter((item) => item);
  const last = before.at(-1);
  return [
    insertChild(
      document,
      element,
      { name: "model", attributes: [["type", "virtio"]] },
      last === undefined ? "first" : { after: last },
    ),
  ];
}

/** Takes a setting off the interface's driver, and the driver with it when it says nothing else. */
export function unsetInterfaceDriver(
  { document }: Domain,
  driver: XmlElement,
  name: string,
): readonly TextEdit[] {
  if (driver.attributes.length === 1 && driver.children.length === 0) {
    return [removeElement(document, driver)];
  }
  const edit = removeAttribute(document, driver, name);
  return edit === undefined ? [] : [edit];
}
