import { identityOf } from "../domain/element-key.js";
import { readDocuments, readDomains } from "../domain/read.js";
import { ruleIds } from "../rules/ids.js";
import { elementAt } from "../xml/query.js";
import { parseXml } from "../xml/parse.js";
import type { XmlElement } from "../xml/tree.js";
import { xmlMalformed } from "./engine-rules.js";
import {
  type Effect,
  type Finding,
  type Fix,
  type Safety,
  worstEffect,
  worstSafety,
} from "./finding.js";
import { type FixAllResult, applyUntilNoneIsLeft } from "./fix-all.js";
import { withConditions } from "./fix-title.js";
import { lint } from "./lint.js";
import type { Recipe } from "./recipes.js";
import type { LeavesOut } from "./run.js";
import type { Settings } from "./settings.js";

/** What a recipe makes of a text. */
export interface RecipeResult extends FixAllResult {
  /** The recipe's title with every condition of the fixes that were applied. */
  readonly title: string;
  /** The least safe of those fixes. */
  readonly safety: Safety;
  /** The latest of theirs. */
  readonly effect: Effect;
  /** What the recipe's rules report still, in the new text: their messages say why no fix is offered there. */
  readonly left: readonly Finding[];
}

/**
 * Applies a recipe to domain XML. Rules that the user switched off stay off; the profile does not count, since whoever
 * asks for a recipe wants low latency. A recipe for a device needs the name of one, as `identityOf` has it.
 */
export function applyRecipe(
  text: string,
  recipe: Recipe,
  settings: Settings,
  device?: string,
): RecipeResult {
  if (recipe.isFor?.(settings.target) === false) return nothing(text, recipe);
  const ranks = new Map(recipe.steps.map(({ rule }, index) => [rule, index] as const));
  const off = ruleIds.filter((rule) => !ranks.has(rule) && rule !== xmlMalformed.id);
  const forRecipe: Settings = {
    ...settings,
    profile: "latency",
    rules: {
      ...settings.rules,
      ...Object.fromEntries(off.map((rule) => [rule, "off" as const])),
      [xmlMalformed.id]: xmlMalformed.severity,
    },
  };
  const look = (current: string): readonly Finding[] =>
    lint(current, "libvirt-xml", forRecipe, outOfScope(current, recipe, settings, device)).findings;
  const {
    applied,
    left,
    text: fixed,
  } = applyUntilNoneIsLeft(text, look, {
    fix: (finding) => fixFor(recipe, finding),
    rank: ({ rule }) => ranks.get(rule) ?? Infinity,
  });
  const fixes = applied.map(({ fix }) => fix);
  return {
    text: fixed,
    applied,
    title: withConditions(
      recipe.title,
      fixes.filter(({ safety }) => safety !== "safe"),
    ),
    safety: worstSafety(fixes),
    effect: worstEffect(fixes),
    left,
  };
}

/** Whether the recipe may do something about the findings; those of a whole text, so that nothing is linted anew. */
export function mayApply(recipe: Recipe, findings: readonly Finding[]): boolean {
  return findings.some((finding) => fixFor(recipe, finding) !== undefined);
}

/** The name by which `applyRecipe` knows the device at an offset. */
export function deviceNameAt(text: string, offset: number): string | undefined {
  const device = deviceAround(elementAt(parseXml(text), offset));
  return device && identityOf(device);
}

function nothing(text: string, { title }: Recipe): RecipeResult {
  return { text, applied: [], title, safety: "safe", effect: "live", left: [] };
}

function fixFor({ steps }: Recipe, finding: Finding): Fix | undefined {
  const step = steps.find(({ rule }) => rule === finding.rule);
  return step && finding.fixes.find((fix) => step.takes(fix));
}

function outOfScope(
  text: string,
  recipe: Recipe,
  settings: Settings,
  device: string | undefined,
): LeavesOut {
  const narrow = new Map(
    recipe.steps.flatMap(({ rule, sources }) => (sources === undefined ? [] : [[rule, sources]])),
  );
  if (narrow.size === 0 && recipe.scope !== "device") return () => false;
  const document = parseXml(text);
  const disks = new Map(
    readDocuments(document, settings)
      .flatMap(readDomains)
      .flatMap(({ disks: all }) => all)
      .map((disk) => [disk.element, disk] as const),
  );
  return (rule, place) => {
    if (rule === xmlMalformed.id) return false;
    const around = deviceAround(elementAt(document, place.start));
    if (recipe.scope === "device") return around === undefined || identityOf(around) !== device;
    const sources = narrow.get(rule);
    if (sources === undefined) return false;
    // Of a device that is alone in a file too few rules speak to do the whole.
    return around?.parent === undefined || disks.get(around)?.sourceType !== sources;
  };
}

function deviceAround(element: XmlElement | undefined): XmlElement | undefined {
  let at = element;
  while (at?.parent !== undefined && at.parent.name !== "devices") at = at.parent;
  // Without devices around it, it is the root: a device alone in a file, or no device.
  return at?.name === "domain" ? undefined : at;
}
