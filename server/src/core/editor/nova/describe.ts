import type { NovaOptionFacts, ReleaseMark } from "../../catalog/nova-option-facts.js";
import type { NovaOptionEntry } from "../../catalog/nova-option-release.js";
import { releaseName } from "../../catalog/nova-release.js";
import type { Target } from "../../catalog/versions.js";
import { adviceFor } from "./advice.js";

/** An option in Markdown: what it does where that matters to latency, its facts, and where to read on. */
export function describeOption(option: NovaOptionEntry, target: Target): string {
  const { group, name, facts } = option;
  const advice = adviceFor(group, name);
  return paragraphs([
    `\`[${group}] ${name}\``,
    advice?.text,
    facts.deprecatedForRemoval === true && "**Deprecated:** a later Nova will not have it.",
    typeAndDefault(facts),
    history(option),
    facts.aliases !== undefined &&
      `Older names: ${facts.aliases.map((alias) => `\`[${alias.group}] ${alias.name}\``).join(", ")}`,
    advice?.effect,
    `[Nova's configuration reference](${referenceUrl(target, `${group}.${name}`)})`,
  ]);
}

/** A section in Markdown. */
export function describeSection(group: string, options: number, target: Target): string {
  const count = `${options.toString()} ${options === 1 ? "option" : "options"}`;
  return paragraphs([
    `\`[${group}]\``,
    options > 0 && `Nova reads ${count} here.`,
    `[Nova's configuration reference](${referenceUrl(target, group.toLowerCase())})`,
  ]);
}

/** Type, range and choices in a few words, such as `integer 0 to 28`. */
export function typeWords({ type, multi, min, max, choices, ignoreCase }: NovaOptionFacts): string {
  const range =
    min !== undefined && max !== undefined
      ? ` ${min.toString()} to ${max.toString()}`
      : min !== undefined
        ? ` from ${min.toString()}`
        : max === undefined
          ? ""
          : ` up to ${max.toString()}`;
  const among =
    choices === undefined
      ? ""
      : `: ${choices.map((choice) => (choice === "" ? '""' : String(choice))).join(", ")}`;
  const ignoring = ignoreCase === true ? " (in any case)" : "";
  const several = multi === true ? ", may be given several times" : "";
  return `${type.replace("-", " ")}${range}${among}${ignoring}${several}`;
}

/** A default as it would stand in the file; undefined where Nova has none. */
export function defaultText({ default: initial }: NovaOptionFacts): string | undefined {
  if (initial === undefined) return undefined;
  if (typeof initial === "boolean") return initial ? "True" : "False";
  return typeof initial === "object" ? initial.join(",") : String(initial);
}

/** Paragraphs of Markdown, those that are absent left out. */
export function paragraphs(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}

/** From when to when Nova has the option, and which other defaults it had. */
function history({ record, facts }: NovaOptionEntry): string {
  const { since, until, before = [] } = record;
  const now = defaultText(facts);
  const states = [...before.map((one) => one.facts), record];
  const changes = before.flatMap(({ release }, index) => {
    const then = states[index];
    const next = states[index + 1];
    const was = then && defaultText(then);
    if (was === undefined || next === undefined || was === defaultText(next) || was === now)
      return [];
    return [`before ${markWords(release)} the default was \`${was}\``];
  });
  const parts = [
    ...(since === undefined ? [] : [`new in ${markWords(since)}`]),
    ...(until === undefined ? [] : [`gone in ${markWords(until)}`]),
    ...changes,
  ].join("; ");
  return parts === "" ? "" : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
}

/** A release, or the two between which it is. */
export function markWords(mark: ReleaseMark): string {
  if (typeof mark === "number") return releaseName(mark);
  return `${releaseName(mark[0])} to ${releaseName(mark[1])}`;
}

function typeAndDefault(facts: NovaOptionFacts): string {
  const initial = defaultText(facts);
  const shown =
    initial === undefined
      ? "no default"
      : initial === ""
        ? "default empty"
        : `default \`${initial}\``;
  const type = typeWords(facts);
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} · ${shown}`;
}

/** The reference has an anchor `group.option` for each option, and one for each group in lower case. */
function referenceUrl({ nova }: Target, anchor: string): string {
  const named = nova !== undefined && /^20\d\d\.[12]$/.test(nova) && nova !== "2022.2";
  const release = named ? nova : "latest";
  return `https://docs.openstack.org/nova/${release}/configuration/config.html#${anchor}`;
}
