import { placeInDocument } from "../../../catalog/libvirt-schema.js";
import { exactAge } from "../../../catalog/libvirt-since.js";
import type { Target } from "../../../catalog/versions.js";
import { attributeOf } from "../../../domain/written.js";
import type { XmlElement } from "../../../xml/tree.js";
import type { Completion } from "../../features.js";
import { adviceAt } from "../advice.js";
import { describeAttribute, isKnown, sinceWords } from "../describe.js";
import { namesInGuest } from "./names-in-guest.js";
import type { ValuePlace } from "./place.js";

/** The values of an attribute: what libvirt's schema lists, the best for latency first, and what this guest has. */
export function valueCompletions(place: ValuePlace, target: Target): readonly Completion[] {
  const { element, name, span, opening, closing } = place;
  const attribute = placeInDocument(element)?.facts.attributes.get(name);
  if (attribute === undefined) return [];
  const advised = Object.keys(adviceAt(element.parent?.name, element.name, name)?.values ?? {});
  const known = [...attribute.type.values].filter(
    ([value, age]) =>
      value !== "" &&
      isKnown(exactAge(element, name, value) ?? age, target) &&
      fits(element, name, value),
  );
  const listed = known.map(([value, age]) => {
    const place = advised.indexOf(value);
    const rank = `${place === -1 ? "5" : "3"}${String(place + 1).padStart(2, "0")}${value}`;
    const detail = sinceWords(exactAge(element, name, value) ?? age, target) ?? "";
    return { value, detail, rank };
  });
  const named = namesInGuest(place).map(({ value, detail }, index) => ({
    value,
    detail,
    rank: `1${String(index).padStart(4, "0")}`,
  }));
  return [...named, ...listed].map(({ value, detail, rank }) => ({
    kind: "value",
    label: value,
    detail,
    markdown: describeAttribute(element, name, attribute, target, value),
    deprecated: false,
    edit: { span, newText: `${opening}${value}${closing}` },
    // Quotes are no part of what is typed.
    filter: value,
    rank,
  }));
}

/** The schema lists the models of all types of controllers for each. */
function fits(element: XmlElement, name: string, value: string): boolean {
  const isScsi = attributeOf(element, "type")?.value === "scsi";
  if (element.name !== "controller" || name !== "model" || !isScsi) return true;
  return scsiModels.has(value);
}

const scsiModels: ReadonlySet<string> = new Set(
  ["auto", "buslogic", "lsilogic", "lsisas1068", "lsisas1078", "virtio-scsi", "vmpvscsi"].concat([
    "ibmvscsi",
    "ncr53c90",
    "dc390",
    "am53c974",
    "virtio-transitional",
    "virtio-non-transitional",
  ]),
);
