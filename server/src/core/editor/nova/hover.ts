import { optionsIn } from "../../catalog/nova-option-list.js";
import {
  arrivalOf,
  findOption,
  isKnownGroup,
  isLegalUnregistered,
  removalOf,
} from "../../catalog/nova-options.js";
import type { Target } from "../../catalog/versions.js";
import { normalizeGroupName } from "../../oslo/group-name.js";
import type { Span } from "../../text/span.js";
import type { Hover } from "../features.js";
import { adviceFor, cacheModeWords, sourceTypeWords } from "./advice.js";
import { describeOption, describeSection, markWords, paragraphs } from "./describe.js";
import { type Place, placeAt } from "./place.js";

/** What is known about the section, option or value at an offset. */
export function hoverNova(text: string, offset: number, target: Target): Hover | undefined {
  const { place } = placeAt(text, offset);
  if (place === undefined || place.span.start === place.span.end) return undefined;
  const markdown = describe(text, place, target);
  const span =
    place.kind === "value" && place.item.start < place.item.end ? place.item : place.span;
  return markdown === undefined ? undefined : { span, markdown };
}

function describe(text: string, place: Place, target: Target): string | undefined {
  const written = slice(text, place.span);
  if (place.kind === "header") {
    if (!isKnownGroup(written, target.nova)) return undefined;
    const group = normalizeGroupName(written);
    return describeSection(group, optionsIn(group, target.nova).length, target);
  }
  if (place.group === undefined) return undefined;
  if (place.kind === "name") return describeName(place.group, written, target);
  const option = findOption(place.group, place.name, target.nova);
  if (option === undefined) return undefined;
  return paragraphs([
    valueWords(option.group, option.name, slice(text, place.item)),
    describeOption(option, target),
  ]);
}

function describeName(group: string, name: string, target: Target): string | undefined {
  const option = findOption(group, name, target.nova);
  if (option !== undefined) {
    const isAlias = option.name !== name || option.group.toLowerCase() !== group.toLowerCase();
    return paragraphs([
      isAlias &&
        `\`${name}\` is an older name here; Nova now calls it \`[${option.group}] ${option.name}\`.`,
      describeOption(option, target),
    ]);
  }
  if (isLegalUnregistered(group, name, target.nova)) {
    return `\`[${group}] ${name}\`\n\nRead by the authentication plugin or the device that this section is for.`;
  }
  const removal = removalOf(group, name, target.nova);
  const arrival = arrivalOf(group, name, target.nova);
  if (removal === undefined && arrival === undefined) return undefined;
  return paragraphs([
    `\`[${group}] ${name}\``,
    removal && `**Removed:** Nova has not read it since ${markWords(removal.release)}.`,
    removal?.successor &&
      `It reads \`[${removal.successor.group}] ${removal.successor.name}\` instead.`,
    arrival !== undefined &&
      `Nova reads it from ${markWords(arrival)} on, which is later than the target.`,
  ]);
}

/** What one value, or one item of a list, means. */
function valueWords(group: string, name: string, value: string): string | undefined {
  if (name === "disk_cachemodes") {
    const [type = "", mode = ""] = value.split("=", 2);
    const words = [sourceTypeWords[type], cacheModeWords[mode]].filter(
      (part) => part !== undefined,
    );
    return words.length === 0 ? undefined : `\`${value}\`: ${words.join(" ")}`;
  }
  const words = adviceFor(group, name)?.values?.[value];
  return words === undefined ? undefined : `\`${value}\`: ${words}`;
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
