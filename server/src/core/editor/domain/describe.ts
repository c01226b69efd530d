import type { Age, AttributeFacts, ElementFacts, ValueType } from "../../catalog/libvirt-schema.js";
import { exactAge } from "../../catalog/libvirt-since.js";
import { type Target, atLeast } from "../../catalog/versions.js";
import { oneOf } from "../../domain/schema-wording.js";
import { type Advice, adviceAt } from "./advice.js";
import { type Outer, documentationOf } from "./documentation.js";

/** An element that is written or may be. */
export type Spot = NonNullable<Outer>;

/** An element in Markdown: what it means for latency where that is known, else what may stand in it. */
export function describeElement(
  spot: Spot,
  facts: ElementFacts,
  age: Age,
  target: Target,
  effective: readonly string[] = [],
): string {
  const advice = adviceOf(spot);
  const title =
    spot.parent === undefined
      ? `\`<${spot.name}>\``
      : `\`<${spot.name}>\` in \`<${spot.parent.name}>\``;
  return paragraphs([
    title,
    advice?.text,
    advice === undefined && contents(facts),
    effective.join("\n"),
    factsLine(effective.length > 0 ? undefined : advice?.absent, advice?.needs),
    sinceWords(exactAge(spot) ?? age, target),
    link(spot),
  ]);
}

/** An attribute in Markdown, and what one of its values means. */
export function describeAttribute(
  spot: Spot,
  name: string,
  { type, age }: AttributeFacts,
  target: Target,
  value?: string,
): string {
  const advice = adviceOf(spot, name);
  const words = value === undefined ? undefined : advice?.values?.[value];
  const isKnownValue = value !== undefined && (words !== undefined || type.values.has(value));
  const ageOfValue = isKnownValue
    ? (exactAge(spot, name, value) ?? type.values.get(value))
    : undefined;
  return paragraphs([
    isKnownValue && `\`${name}='${value}'\`${words === undefined ? "" : `: ${words}`}`,
    sinceWords(ageOfValue, target),
    `\`${name}\` of \`<${spot.name}>\`${advice === undefined ? "" : `: ${advice.text}`}`,
    allowed(type, advice),
    factsLine(advice?.absent, advice?.needs),
    sinceWords(exactAge(spot, name) ?? age, target),
    link(spot),
  ]);
}

/** Whether every libvirt from the target on has it. */
export function isKnown(age: Age, { libvirt }: Target): boolean {
  if (age === undefined || libvirt === undefined) return true;
  return age.isExact === true ? atLeast(libvirt, age.knownIn) : !atLeast(age.absentIn, libvirt);
}

/** From which libvirt on it is known; undefined where all described ones have it. */
export function sinceWords(age: Age, target: Target): string | undefined {
  if (age === undefined) return undefined;
  const late = isKnown(age, target)
    ? ""
    : ` **Your target, libvirt ${target.libvirt ?? ""}, drops or refuses it.**`;
  const since =
    age.isExact === true
      ? `Since libvirt ${age.knownIn}.`
      : `libvirt ${age.knownIn} has it, ${age.absentIn} does not.`;
  return since + late;
}

function adviceOf(spot: Spot, attribute?: string): Advice | undefined {
  return adviceAt(spot.parent?.name, spot.name, attribute);
}

function allowed(type: ValueType, advice: Advice | undefined): string | undefined {
  const explained = Object.keys(advice?.values ?? {});
  const others = [...type.values.keys()].filter((value) => !explained.includes(value));
  const words = [...explained.filter((value) => type.values.has(value)), ...others]
    .filter((value) => value !== "")
    .map((value) => `\`${value}\``);
  if (words.length > 0 && !type.open) return `One of ${oneOf(words)}.`;
  const { integer } = type;
  return integer === undefined ? undefined : `${numberWords(integer)}.`;
}

/** The range of a number where it is narrower than a machine's. */
function numberWords({ min, max }: NonNullable<ValueType["integer"]>): string {
  const isNarrow = max !== undefined && max < 2n ** 31n - 1n;
  if (isNarrow) return `A number from ${String(min ?? 0n)} to ${String(max)}`;
  return min === undefined || min <= 0n ? "A number" : `A number from ${String(min)} on`;
}

function contents({ attributes, children, text }: ElementFacts): string | undefined {
  const names = (items: Iterable<string>, mark: (name: string) => string): string =>
    oneOf([...items].filter((name) => !name.startsWith("{")).map(mark));
  const parts = [
    attributes.size > 0 && `Attributes: ${names(attributes.keys(), (name) => `\`${name}\``)}.`,
    children.size > 0 && `Inside: ${names(children.keys(), (name) => `\`<${name}>\``)}.`,
    text !== undefined &&
      text.values.size > 0 &&
      `Content: ${names(text.values.keys(), (word) => `\`${word}\``)}.`,
  ];
  return paragraphs(parts);
}

function factsLine(absent: string | undefined, needs: string | undefined): string {
  return [
    ...(absent === undefined ? [] : [`Not written: ${absent}.`]),
    ...(needs === undefined ? [] : [`Needs: ${needs.replace(/\.$/, "")}.`]),
  ].join(" ");
}

function link(spot: Spot): string {
  return `[libvirt's documentation](${documentationOf(spot)})`;
}

function paragraphs(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}
