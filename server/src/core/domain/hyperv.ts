import type { TextEdit } from "../text/span.js";
import { type NewElement, insertChild, insertChildren, setAttribute } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { addTimer, timers } from "./clock.js";
import type { Domain, Written } from "./domain.js";
import { isPlaceholder } from "./schema-words.js";
import { attributeOf } from "./written.js";

/** `<hyperv>`: the interfaces of Hyper-V that KVM offers to a Windows guest. */
export interface HyperV {
  readonly element: XmlElement;
  /** Each is chosen by itself, instead of all that the host has. */
  readonly isCustom: boolean;
  isOn(name: string): boolean;
}

export function readHyperV({ element }: Domain): HyperV | undefined {
  const hyperv = child(child(element, "features"), "hyperv");
  if (hyperv === undefined) return undefined;
  return {
    element: hyperv,
    isCustom: (attributeOf(hyperv, "mode")?.value ?? "custom") === "custom",
    isOn: (name) => mayBe("on", attributeOf(child(hyperv, name), "state")),
  };
}

/** In the order in which libvirt writes them: what QEMU recommends to every Windows guest. */
export const recommendedEnlightenments: readonly string[] = [
  "relaxed",
  "vapic",
  "spinlocks",
  "vpindex",
  "synic",
  "stimer",
  "frequencies",
  "tlbflush",
  "ipi",
];

/** What QEMU's documentation of Hyper-V enlightenments says that each of them needs. */
const needs: readonly (readonly [name: string, needed: readonly string[]])[] = [
  ["stimer", ["vpindex", "synic"]],
  ["synic", ["vpindex"]],
  ["tlbflush", ["vpindex"]],
  ["ipi", ["vpindex"]],
  ["evmcs", ["vapic"]],
];

/** The first enlightenment that lacks another one, and all that it lacks. */
export interface UnmetNeed {
  readonly name: string;
  readonly place: XmlElement;
  readonly lacking: readonly string[];
}

export function unmetNeeds(hyperv: HyperV): readonly UnmetNeed[] {
  return needs.flatMap(([name, needed]) => {
    const place = child(hyperv.element, name);
    const lacking = needed.filter((other) => !hyperv.isOn(other));
    return place === undefined || !hyperv.isOn(name) || lacking.length === 0
      ? []
      : [{ name, place, lacking }];
  });
}

/** Also for what a template fills in. */
function mayBe(value: string, written: Written | undefined): boolean {
  return written !== undefined && (written.value === value || isPlaceholder(written.value));
}

/** True when Windows is told to read the time without leaving the guest; the synthetic timers need it too. */
export function hasHypervClock(domain: Domain): boolean {
  return timers(domain).some(
    ({ name, present }) => mayBe("hypervclock", name) && mayBe("yes", present),
  );
}

/** Switches enlightenments on; `undefined` where there is no `<features>` to put them in. */
export function addEnlightenments(
  domain: Domain,
  names: readonly string[],
): readonly TextEdit[] | undefined {
  const { document, element } = domain;
  const features = child(element, "features");
  if (features === undefined) return undefined;
  const clock = names.includes("stimer") && !hasHypervClock(domain);
  const timers = clock ? addTimer(domain, "hypervclock") : [];
  const hyperv = child(features, "hyperv");
  if (hyperv === undefined) {
    const added = { name: "hyperv", children: names.map(enlightenment) };
    return [insertChild(document, features, added), ...timers];
  }
  const written = names.flatMap((name) => child(hyperv, name) ?? []);
  const fresh = names.filter((name) => child(hyperv, name) === undefined);
  return [
    ...written.flatMap((item) =>
      enlightenment(item.name).attributes.flatMap(([name, value]) =>
        name === "state" || attributeOf(item, name) === undefined
          ? [setAttribute(document, item, name, value)]
          : [],
      ),
    ),
    ...(fresh.length === 0 ? [] : [insertChildren(document, hyperv, fresh.map(enlightenment))]),
    ...timers,
  ];
}

/** Lets libvirt (11.9) switch on what the host has; `undefined` where there is no `<features>`. */
export function addHostModel(domain: Domain): readonly TextEdit[] | undefined {
  const features = child(domain.element, "features");
  if (features === undefined) return undefined;
  const added = { name: "hyperv", attributes: [["mode", "host-model"]] as const };
  return [
    insertChild(domain.document, features, added),
    ...(hasHypervClock(domain) ? [] : addTimer(domain, "hypervclock")),
  ];
}

function enlightenment(name: string): NewElement & Pick<Required<NewElement>, "attributes"> {
  // libvirt wants to know how often to try before the guest gives way.
  const retries = name === "spinlocks" ? [["retries", "8191"] as const] : [];
  return { name, attributes: [["state", "on"], ...retries] };
}
