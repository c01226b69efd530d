import { type AttributeFacts, placeInDocument } from "../../../catalog/libvirt-schema.js";
import { exactAge } from "../../../catalog/libvirt-since.js";
import type { Target } from "../../../catalog/versions.js";
import type { Completion } from "../../features.js";
import { adviceAt } from "../advice.js";
import { describeAttribute, isKnown, sinceWords } from "../describe.js";
import { type AttributePlace, quoteOf } from "./place.js";

/** The attributes that the element may have and has not. */
export function attributeCompletions(
  place: AttributePlace,
  text: string,
  target: Target,
): readonly Completion[] {
  const { element, span, hasValue } = place;
  const facts = placeInDocument(element)?.facts;
  if (facts === undefined) return [];
  const others = element.attributes.filter(
    ({ nameSpan }) => !hasValue || nameSpan.start !== span.start,
  );
  const taken = new Set(others.map(({ name }) => name));
  const quote = element.attributes.find(({ intact }) => intact)?.quote ?? quoteOf(text);
  // A name right in front of another one needs a space between.
  const gap = !hasValue && /^[^\s/<>]/.test(text.slice(span.end)) ? " " : "";
  return [...facts.attributes].flatMap(([name, attribute]): Completion[] => {
    const age = exactAge(element, name) ?? attribute.age;
    if (taken.has(name) || !isKnown(age, target)) return [];
    const opened = `${name}=${quote}`;
    return [
      {
        kind: "attribute",
        label: name,
        detail: sinceWords(age, target) ?? kindOf(attribute),
        markdown: describeAttribute(element, name, attribute, target),
        deprecated: false,
        edit: { span, newText: hasValue ? name : `${opened}${quote}${gap}` },
        ...(!hasValue && { snippet: `${opened}$1${quote}${gap}$0`, asksAgain: true }),
        filter: name,
        rank: `${rankOf(attribute, element.parent?.name, element.name, name)}${name}`,
      },
    ];
  });
}

function rankOf(
  { required }: AttributeFacts,
  parent: string | undefined,
  element: string,
  name: string,
): string {
  if (required) return "0";
  return adviceAt(parent, element, name) === undefined ? "2" : "1";
}

function kindOf({ required, type }: AttributeFacts): string {
  if (required) return "required";
  const values = [...type.values.keys()].filter((value) => value !== "");
  return values.length > 0 && values.length < 5 ? values.join(", ") : "";
}
