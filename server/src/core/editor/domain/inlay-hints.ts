import type { Target } from "../../catalog/versions.js";
import type { Span } from "../../text/span.js";
import { child } from "../../xml/query.js";
import { Template } from "../../xml/template.js";
import type { XmlElement } from "../../xml/tree.js";
import type { InlayHint } from "../inlay-hints.js";
import { type EffectiveDevice, type EffectiveSetting, effectiveDevices } from "./effective.js";
import { domainsIn, parsed } from "./last-read.js";

/** What is in effect without being written, for the devices in a range that the guest's data or packets go through. */
export function domainInlayHints(text: string, range: Span, target: Target): readonly InlayHint[] {
  const template = new Template(parsed(text), ({ children }) => children.length > 0);
  return domainsIn(text)
    .flatMap((domain) => effectiveDevices(domain, target))
    .filter(({ element: { span } }) => span.start < range.end && range.start < span.end)
    .filter(
      ({ element, matters }) => matters && isFinished(element) && !template.decidesWithin(element),
    )
    .flatMap((device) => hintsOf(device, text))
    .filter(({ offset }) => range.start <= offset && offset <= range.end)
    .toSorted((a, b) => a.offset - b.offset);
}

/** What is still being typed may yet get what it lacks. */
function isFinished({ selfClosing, endTagSpan }: XmlElement): boolean {
  return selfClosing || endTagSpan !== undefined;
}

/** One hint for each tag that lacks something. */
function hintsOf({ element, settings }: EffectiveDevice, text: string): InlayHint[] {
  const byOffset = new Map<number, EffectiveSetting[]>();
  for (const setting of settings) {
    const offset = placeOf(element, setting, text);
    if (offset === undefined || setting.value === undefined) continue;
    byOffset.set(offset, [...(byOffset.get(offset) ?? []), setting]);
  }
  return [...byOffset].map(([offset, here]) => ({
    offset,
    label: here
      .map(({ name, holder, value }) => `${shown(name, holder)}: ${value ?? ""}`)
      .join(", "),
    markdown: here
      .map(({ name, holder, meaning }) => `\`${shown(name, holder)}\` is not set, so ${meaning}.`)
      .join("\n\n"),
  }));
}

/** The name under which people know it: the model of an interface is the type of its `<model>`. */
function shown(name: string, holder: string | undefined): string {
  return holder === "model" ? holder : name;
}

/** Behind the attributes of the tag that would hold it, or behind the device's start tag where there is no such tag. */
function placeOf(
  device: XmlElement,
  { holder }: EffectiveSetting,
  text: string,
): number | undefined {
  const element = holder === undefined ? device : child(device, holder);
  const tag = (element ?? device).startTagSpan;
  if (text[tag.end - 1] !== ">") return undefined;
  if (element === undefined) return tag.end;
  return element.attributes.at(-1)?.span.end ?? element.nameSpan.end;
}
