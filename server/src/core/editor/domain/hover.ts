import { type Place, placeInDocument } from "../../catalog/libvirt-schema.js";
import type { Target } from "../../catalog/versions.js";
import { contentOf } from "../../domain/written.js";
import type { Span } from "../../text/span.js";
import { elementAt } from "../../xml/query.js";
import type { XmlAttribute, XmlElement } from "../../xml/tree.js";
import type { Hover } from "../features.js";
import { describeAttribute, describeElement } from "./describe.js";
import { effectiveDevices } from "./effective.js";
import { domainsIn, parsed } from "./last-read.js";

/** What is known about the element, attribute or value at an offset. */
export function hoverDomain(text: string, offset: number, target: Target): Hover | undefined {
  const element = elementAt(parsed(text), offset);
  const place = element && placeInDocument(element);
  if (place === undefined) return undefined;
  const attribute = place.element.attributes.find(({ span }) => isIn(span, offset));
  if (attribute !== undefined) return hoverAttribute(place, attribute, offset, target);
  const span = elementSpan(place.element, text, offset);
  if (span === undefined) return undefined;
  return { span, markdown: elementWords(text, place, target) };
}

function hoverAttribute(
  { element, facts }: Place,
  { name, nameSpan, value, valueSpan, span: whole }: XmlAttribute,
  offset: number,
  target: Target,
): Hover | undefined {
  const known = facts.attributes.get(name);
  if (known === undefined) return undefined;
  const isOnValue = isIn(valueSpan, offset);
  const parts = valueSpan.start < valueSpan.end ? [nameSpan, valueSpan] : [nameSpan];
  const span = parts.find((part) => isIn(part, offset)) ?? whole;
  const words = isOnValue ? value.trim() : undefined;
  return { span, markdown: describeAttribute(element, name, known, target, words) };
}

/** The name in one of the tags, or the text between them. */
function elementSpan(element: XmlElement, text: string, offset: number): Span | undefined {
  const { nameSpan, endTagSpan, name } = element;
  const start = endTagSpan && endTagSpan.start + "</".length;
  const spans = [
    nameSpan,
    ...(start === undefined ? [] : [{ start, end: start + name.length }]),
    ...[contentOf(element, text)?.span].filter((span) => span !== undefined),
  ];
  return spans.find((span) => isIn(span, offset));
}

function elementWords(text: string, place: Place, target: Target): string {
  const { element, facts, age } = place;
  return describeElement(element, facts, age, target, notWritten(text, element, target));
}

/** What is in effect without being written, one line for each setting. */
function notWritten(text: string, element: XmlElement, target: Target): string[] {
  const isDevice = devices.has(element.name);
  const owner = isDevice ? element : element.parent;
  if (owner === undefined || !devices.has(owner.name)) return [];
  const settings = domainsIn(text)
    .flatMap((domain) => effectiveDevices(domain, target))
    .find((device) => device.element === owner)?.settings;
  return (settings ?? [])
    .filter(({ holder }) => isDevice || holder === element.name)
    .map(({ name, holder, meaning }) => {
      const shown = isDevice && holder !== undefined ? `<${holder} ${name}>` : name;
      return `- \`${shown}\` is not set, so ${meaning}.`;
    });
}

/** Devices of which something is said without being written. */
const devices: ReadonlySet<string> = new Set(["disk", "controller", "interface"]);

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
