import type { TextEdit } from "../text/span.js";
import {
  insertChild,
  removeAttribute,
  removeElement,
  setAttribute,
  type Place,
} from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain, Written } from "./domain.js";
import { latencyArguments } from "./qemu-arguments.js";
import { attributeOf, contentOf } from "./written.js";

/** `<cpu>` of an x86 guest, whose processor libvirt leaves to QEMU where no model is written. */
export interface Cpu {
  readonly element: XmlElement | undefined;
  /** As written; libvirt takes `custom` without one. */
  readonly mode: Written | undefined;
  /** The text of `<model>`. */
  readonly model: Written | undefined;
  /** `<cache mode='passthrough'>`, which libvirt only takes with the host's own processor. */
  readonly passesCacheThrough: boolean;
}

export function readCpu({ document, element }: Domain): Cpu {
  const cpu = child(element, "cpu");
  return {
    element: cpu,
    mode: attributeOf(cpu, "mode"),
    model: contentOf(child(cpu, "model"), document.text),
    passesCacheThrough: attributeOf(child(cpu, "cache"), "mode")?.value === "passthrough",
  };
}

/**
 * True where `<qemu:commandline>` has a `-cpu` of its own. QEMU obeys the last one, and libvirt's comes first: then
 * neither `<cpu>` nor the features of KVM and Hyper-V say what the guest sees.
 */
export function hasOtherCpu(domain: Domain): boolean {
  return latencyArguments(domain).some(({ value }) => value === "-cpu");
}

/** True where libvirt's and QEMU's defaults for x86 hold. */
export function isX86({ arch }: Domain): boolean {
  return arch === "x86_64" || arch === "i686";
}

/** The guest's processor has this feature, whatever its model. */
export function requiresCpuFeature({ element }: Domain, name: string): boolean {
  return children(child(element, "cpu"), "feature").some(
    (feature) =>
      attributeOf(feature, "name")?.value === name &&
      ["require", "force"].includes(attributeOf(feature, "policy")?.value ?? "require"),
  );
}

/** Gives the guest a model by `mode`; what else `<cpu>` says, such as the topology, stays. */
export function setCpuMode(
  domain: Domain,
  mode: "host-passthrough" | "host-model",
  settings: readonly (readonly [name: string, value: string])[] = [],
): readonly TextEdit[] {
  const { document, element } = domain;
  const cpu = child(element, "cpu");
  const attributes = [["mode", mode] as const, ...settings];
  if (cpu === undefined) {
    return [insertChild(document, element, { name: "cpu", attributes }, placement(domain))];
  }
  const custom = ["model", "vendor"].flatMap((name) => {
    const named = child(cpu, name);
    return named === undefined ? [] : [removeElement(document, named)];
  });
  const match = removeAttribute(document, cpu, "match");
  return [
    ...attributes.map(([name, value]) => setAttribute(document, cpu, name, value, attributeOrder)),
    ...(match === undefined ? [] : [match]),
    ...custom,
  ];
}

const attributeOrder = ["mode", "match", "check", "migratable"];

/** Where libvirt writes it: behind the features. */
function placement({ element }: Domain): Place {
  return { after: child(element, "features") ?? child(element, "os") ?? child(element, "name") };
}
