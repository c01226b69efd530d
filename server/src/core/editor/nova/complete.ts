import { groupNames, optionsIn, unregisteredNames } from "../../catalog/nova-option-list.js";
import { findOption } from "../../catalog/nova-options.js";
import type { Target } from "../../catalog/versions.js";
import { normalizeGroupName } from "../../oslo/group-name.js";
import { separatorOf } from "../../oslo/edits.js";
import type { OsloFile } from "../../oslo/tree.js";
import type { Span } from "../../text/span.js";
import type { Completion } from "../features.js";
import { adviceFor } from "./advice.js";
import { describeOption, describeSection, typeWords } from "./describe.js";
import { type Place, placeAt } from "./place.js";
import { valueChoices } from "./value-choices.js";

/** What may be written at an offset: sections, the options that the section lacks, or values. */
export function completeNova(text: string, offset: number, target: Target): readonly Completion[] {
  const { file, place } = placeAt(text, offset);
  switch (place?.kind) {
    case "header":
      return sections(file, place.span, place.closed ? "" : "]", target);
    case "name":
      if (place.group === undefined) {
        return place.hasSeparator ? [] : sections(file, place.span, "]", target, "[");
      }
      return options(file, place, place.group, target);
    case "value":
      return place.group === undefined ? [] : values(file, place, place.group, target);
    case undefined:
      return [];
  }
}

function sections(
  { sections: present }: OsloFile,
  span: Span,
  closing: string,
  target: Target,
  opening = "",
): Completion[] {
  const written = new Set(present.map(({ name }) => normalizeGroupName(name)));
  return groupNames(target.nova).map((group) => {
    const count = optionsIn(group, target.nova).length;
    return {
      kind: "section",
      label: `${opening}${group}${opening === "" ? "" : closing}`,
      detail: `${count.toString()} ${count === 1 ? "option" : "options"}`,
      markdown: describeSection(group, count, target),
      deprecated: false,
      edit: { span, newText: `${opening}${group}${closing}` },
      rank: `${written.has(normalizeGroupName(group)) ? "2" : firstSections.includes(group) ? "0" : "1"}${group}`,
    };
  });
}

/** Where most of what decides latency stands. */
const firstSections: readonly string[] = ["DEFAULT", "libvirt", "compute"];

function options(
  file: OsloFile,
  place: Extract<Place, { kind: "name" }>,
  group: string,
  target: Target,
): Completion[] {
  const { span } = place;
  const taken = namesIn(file, group, span, target);
  const behind = place.hasSeparator ? "" : separatorOf(file, group);
  const registered = optionsIn(group, target.nova)
    .filter(({ name, facts }) => facts.multi === true || !taken.has(name))
    .map((entry): Completion => {
      const { name, facts } = entry;
      const deprecated = facts.deprecatedForRemoval === true;
      const matters = adviceFor(entry.group, name) !== undefined;
      return {
        kind: "option",
        label: name,
        detail: typeWords(facts),
        markdown: describeOption(entry, target),
        deprecated,
        edit: { span, newText: name + behind },
        ...(behind !== "" && valueChoices(entry, "", "").length > 0 && { asksAgain: true }),
        rank: `${deprecated ? "3" : matters ? "0" : "1"}${name}`,
      };
    });
  const known = new Set(registered.map(({ label }) => label));
  const others = unregisteredNames(group, target.nova)
    .filter((name) => !taken.has(name) && !known.has(name))
    .map((name): Completion => ({
      kind: "option",
      label: name,
      detail: "",
      markdown: "",
      deprecated: false,
      edit: { span, newText: name + behind },
      rank: `2${name}`,
    }));
  return [...registered, ...others];
}

/** Present names of the options that other lines of the group set. */
function namesIn(
  file: OsloFile,
  group: string,
  except: Span,
  { nova }: Target,
): ReadonlySet<string> {
  return new Set(
    file.sections
      .filter(({ name }) => normalizeGroupName(name) === group)
      .flatMap((section) => section.options)
      .filter(({ nameSpan }) => nameSpan.start !== except.start)
      .map(({ name }) => findOption(group, name, nova)?.name ?? name),
  );
}

function values(
  { text }: OsloFile,
  place: Extract<Place, { kind: "value" }>,
  group: string,
  { nova }: Target,
): Completion[] {
  const option = findOption(group, place.name, nova);
  if (option === undefined) return [];
  const isList = option.facts.type === "list" || option.facts.type === "dict";
  if (!isList && (place.option?.valueLines.length ?? 1) > 1) return [];
  const span = isList ? place.item : place.span;
  const whole = place.option?.value ?? text.slice(place.span.start, place.span.end);
  return valueChoices(option, text.slice(span.start, span.end), whole).map(
    ({ value, detail, markdown }, index): Completion => ({
      kind: "value",
      label: value,
      detail,
      markdown,
      deprecated: false,
      edit: { span, newText: value },
      rank: index.toString().padStart(3, "0"),
    }),
  );
}
