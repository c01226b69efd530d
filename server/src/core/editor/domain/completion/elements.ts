import { type ChildFacts, childrenOf, placeInDocument } from "../../../catalog/libvirt-schema.js";
import { exactAge } from "../../../catalog/libvirt-since.js";
import type { Target } from "../../../catalog/versions.js";
import { children } from "../../../xml/query.js";
import type { Completion } from "../../features.js";
import { adviceAt } from "../advice.js";
import { describeElement, isKnown, sinceWords } from "../describe.js";
import { type ElementPlace, type EndTagPlace, quoteOf } from "./place.js";
import { snippets } from "./snippets.js";

/** The elements that the parent may still have, and the whole devices that are worth having. */
export function elementCompletions(
  place: ElementPlace,
  text: string,
  target: Target,
): readonly Completion[] {
  const { parent, document } = place;
  if (parent === undefined) return document.roots.length === 0 ? roots(place) : [];
  const found = placeInDocument(parent);
  if (found === undefined || found.facts.open) return [];
  const elements = [...childrenOf(found)].flatMap(([name, child]): Completion[] => {
    const spot = { name, parent };
    const age = exactAge(spot) ?? child.age;
    const isTaken = !child.repeated && !place.hasRest && children(parent, name).length > 0;
    if (isTaken || !isKnown(age, target)) return [];
    const isMissing = child.required && children(parent, name).length === 0;
    const matters = adviceAt(parent.name, name) !== undefined;
    return [
      {
        kind: "element",
        label: name,
        detail: isMissing ? "required" : (sinceWords(age, target) ?? ""),
        markdown: describeElement(spot, child.facts, child.age, target),
        deprecated: false,
        ...written(place, name, child, quoteOf(text)),
        rank: `${isMissing ? "0" : matters ? "1" : "3"}${name}`,
      },
    ];
  });
  if (place.hasRest) return elements;
  return [...snippets(place, text), ...elements, ...(place.isOpened ? endOf(place) : [])];
}

/** The end tag of the innermost element that has none. */
export function endTagCompletions(place: EndTagPlace): readonly Completion[] {
  return endOf(place);
}

function endOf({ parent, span }: Pick<EndTagPlace, "parent" | "span">): Completion[] {
  if (parent === undefined || parent.endTagSpan !== undefined) return [];
  const newText = `</${parent.name}>`;
  return [
    {
      kind: "end-tag",
      label: `/${parent.name}`,
      detail: "",
      markdown: "",
      deprecated: false,
      edit: { span, newText },
      rank: `9${parent.name}`,
    },
  ];
}

/** What a document of libvirt's begins with. */
function roots(place: ElementPlace): Completion[] {
  return rootNames.map((name, index) => ({
    kind: "element",
    label: name,
    detail: "",
    markdown: "",
    deprecated: false,
    edit: { span: place.span, newText: `<${name}` },
    ...(!place.isOpened && { filter: name }),
    rank: String(index),
  }));
}

const rootNames = ["domain", "domainsnapshot", "domaincheckpoint", "domainbackup"].concat([
  "network",
  "pool",
  "volume",
]);

function written(
  { span, isOpened, hasRest }: ElementPlace,
  name: string,
  child: ChildFacts,
  quote: string,
): Pick<Completion, "edit" | "snippet" | "filter"> {
  const newText = `<${name}`;
  return {
    edit: { span, newText },
    ...(!hasRest && { snippet: wholeElement(name, child, quote) }),
    ...(!isOpened && { filter: name }),
  };
}

/** The element with what it must have, and a stop wherever something may be written. */
function wholeElement(name: string, { facts }: ChildFacts, quote: string): string {
  const { attributes, children: inside, text, open } = facts;
  let stop = 0;
  const required = [...attributes]
    .filter(([, attribute]) => attribute.required)
    .map(([attribute]) => ` ${attribute}=${quote}$${String(++stop)}${quote}`)
    .join("");
  const start = `<${name}${required}`;
  const needsContent = [...inside.values()].some((child) => child.required) || containers.has(name);
  const isContainer = needsContent || ((inside.size > 0 || open) && attributes.size === 0);
  if (isContainer || text !== undefined) return `${start}>$0</${name}>`;
  const mayHaveMore = attributes.size > stop && stop === 0;
  return mayHaveMore ? `${start} $1/>$0` : `${start}/>$0`;
}

/** They have attributes, but what is inside matters more. */
const containers: ReadonlySet<string> = new Set(["interface", "hyperv", "filesystem", "hostdev"]);
