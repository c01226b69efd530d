import type { TextEdit } from "../text/span.js";
import { type NewElement, insertChild, insertChildren } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Domain } from "./domain.js";
import { readPins } from "./pins.js";
import { attributeOf, numberIn } from "./written.js";

/** `<hint-dedicated>` in the features of KVM, as far as it is on. */
export function hintDedicated({ element }: Domain): XmlElement | undefined {
  const hint = child(child(child(element, "features"), "kvm"), "hint-dedicated");
  return attributeOf(hint, "state")?.value === "on" ? hint : undefined;
}

/**
 * How the vCPUs are tied to the host's processors: each to one of its own, each to some, or not all. One that the guest
 * starts without can do no harm before somebody plugs it in.
 */
export function vcpuPlacement(domain: Domain): "dedicated" | "pinned" | "floating" {
  const { vcpus: pins } = readPins(domain);
  const { vcpus } = domain;
  const byVcpu = new Map(pins.map((pin) => [pin.id, pin.cpus]));
  const all = Array.from({ length: vcpus ?? 0 }, (_, id) => byVcpu.get(id));
  const startsWith = vcpusAtStart(domain);
  if (
    all.length === 0 ||
    all.some((cpus, id) => startsWith(id) && (cpus === undefined || cpus.size === 0))
  ) {
    return "floating";
  }
  const single = all.flatMap((cpus) => (cpus?.size === 1 ? [...cpus] : []));
  return single.length === all.length && new Set(single).size === all.length
    ? "dedicated"
    : "pinned";
}

/** Which of the vCPUs are there when the guest starts: those that `<vcpus>` says, else the first ones. */
function vcpusAtStart({ element }: Domain): (id: number) => boolean {
  const absent = new Set(
    children(child(element, "vcpus"), "vcpu")
      .filter((item) => attributeOf(item, "enabled")?.value === "no")
      .map((item) => attributeOf(item, "id")?.value),
  );
  if (absent.size > 0) return (id) => !absent.has(String(id));
  const count = numberIn(attributeOf(child(element, "vcpu"), "current")?.value);
  return (id) => count === undefined || id < count;
}

/** Tells the guest that its vCPUs are its own; `undefined` without `<features>` to put that in. */
export function addHintDedicated({ document, element }: Domain): readonly TextEdit[] | undefined {
  const features = child(element, "features");
  if (features === undefined) return undefined;
  const kvm = child(features, "kvm");
  const on = (name: string): NewElement => ({ name, attributes: [["state", "on"]] });
  const added = ["hint-dedicated", "poll-control"].filter((name) => child(kvm, name) === undefined);
  if (kvm === undefined) {
    return [insertChild(document, features, { name: "kvm", children: added.map(on) })];
  }
  return [insertChildren(document, kvm, added.map(on))];
}
