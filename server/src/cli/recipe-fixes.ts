import { applyRecipe, type RecipeResult } from "../core/lint/apply-recipe.js";
import type { AppliedFix } from "../core/lint/fix-all.js";
import { type Recipe, recipes } from "../core/lint/recipes.js";
import { findingLine, printable } from "../core/report/text.js";
import { identityOf } from "../core/domain/element-key.js";
import { LineIndex } from "../core/text/line-index.js";
import { parseXml } from "../core/xml/parse.js";
import type { XmlElement } from "../core/xml/tree.js";
import { type CommandLine, type Flag, UsageError, columns, didYouMean } from "./command-line.js";
import type { LintedInput } from "./lint-inputs.js";
import { counted } from "./terminal.js";

export const recipeFlags = {
  recipe: {
    value: "NAME",
    repeatable: true,
    help: "instead of all safe fixes those of a recipe; may be given several times",
  },
  device: {
    value: "NAME",
    help: "the device that a recipe for one device changes: sda, scsi:0, 52:54:00:12:34:56",
  },
} as const satisfies Record<string, Flag>;

/** The recipes as they stand in the help. */
export function recipeTable(): string {
  const rows = recipes.map(
    ({ name, title, scope }) =>
      [name, `${title}${scope === "device" ? " (--device)" : ""}`] as const,
  );
  return `Recipes, for domain XML:\n${columns(rows)}`;
}

/** What the user asked for by `--recipe`. */
export interface RecipeChoice {
  readonly recipes: readonly Recipe[];
  readonly device: string | undefined;
}

/** What recipes made of one file. */
export interface RecipeOutcome {
  readonly fixed: string;
  readonly applied: readonly AppliedFix[];
  readonly steps: readonly { readonly recipe: Recipe; readonly result: RecipeResult }[];
}

/** The recipes that were named, each of which exists and has what it needs; undefined when none was named. */
export function chosenRecipes(
  line: CommandLine<keyof typeof recipeFlags | "needs-care" | "rule">,
): RecipeChoice | undefined {
  const chosen = line.valuesOf("recipe").map(recipeNamed);
  const device = line.valueOf("device");
  const forDevices = chosen.filter(({ scope }) => scope === "device");
  if (device !== undefined && forDevices.length === 0) {
    const names = recipes.flatMap(({ scope, name }) => (scope === "device" ? [name] : []));
    throw new UsageError(`--device goes with --recipe ${names.join(", ")}`);
  }
  if (chosen.length === 0) return undefined;
  if (device === undefined && forDevices[0] !== undefined) {
    throw new UsageError(`--recipe ${forDevices[0].name} needs --device NAME`);
  }
  if (line.isSet("needs-care") || line.valuesOf("rule").length > 0) {
    throw new UsageError(
      "a recipe names its rules and fixes itself: no --rule and no --needs-care",
    );
  }
  return { recipes: chosen, device };
}

/** A folder of guests has more devices than a message. */
const mostNamed = 20;

/** Throws a `UsageError` where a device was named and no file has it. */
export function checkDevice({ device }: RecipeChoice, inputs: readonly LintedInput[]): void {
  if (device === undefined) return;
  const names = new Set(inputs.flatMap(({ input }) => deviceNames(input)));
  if (names.has(device)) return;
  const all = [...names].sort();
  const known = all.length > 0 && all.length <= mostNamed ? ` There are: ${all.join(", ")}.` : "";
  throw new UsageError(
    printable(`no file has a device '${device}'.${didYouMean(device, all)}${known}`),
  );
}

function deviceNames({ language, text }: LintedInput["input"]): readonly string[] {
  if (language !== "libvirt-xml") return [];
  const elements = [...parseXml(text).roots];
  // The list grows on the way, since a call for each level would end where the stack does.
  for (const { children } of elements) for (const inner of children) elements.push(inner);
  return elements.filter(isDevice).flatMap((element) => identityOf(element) ?? []);
}

function isDevice({ name, parent }: XmlElement): boolean {
  // The root is a device where that is alone in its file.
  return parent === undefined ? name !== "domain" : parent.name === "devices";
}

/** Applies recipes one after the other. */
export function applyRecipes(
  { input, settings }: LintedInput,
  choice: RecipeChoice,
): RecipeOutcome {
  let fixed = input.text;
  const steps = choice.recipes.map((recipe) => {
    const result = applyRecipe(fixed, recipe, settings, choice.device);
    fixed = result.text;
    return { recipe, result };
  });
  return { fixed, applied: steps.flatMap(({ result }) => result.applied), steps };
}

/** What each recipe did to a file, under which conditions, and what it left and why. `state` is what became of it. */
export function recipeReport(
  name: string,
  { steps, fixed }: RecipeOutcome,
  state: string,
  fixLine: (fix: AppliedFix) => string,
): string[] {
  const index = new LineIndex(fixed);
  return steps.flatMap(({ recipe, result: { applied, left, title } }) => {
    const start = `${name}: ${recipe.name}`;
    if (applied.length === 0 && left.length === 0) return [`${start}: nothing to do`];
    return [
      ...(applied.length === 0
        ? []
        : [
            `${start}: ${counted(applied.length, "fix", "fixes")} ${state}`,
            `  ${printable(title)}`,
          ]),
      ...applied.map(fixLine),
      ...(left.length === 0 ? [] : [`${start}: left as it is, ${counted(left.length, "place")}`]),
      ...left.map((finding) => `  ${findingLine(finding, index)}`),
    ];
  });
}

function recipeNamed(name: string): Recipe {
  const found = recipes.find((recipe) => recipe.name === name);
  if (found !== undefined) return found;
  const names = recipes.map((recipe) => recipe.name);
  throw new UsageError(
    `there is no recipe '${name}'.${didYouMean(name, names)} There are: ${names.join(", ")}.`,
  );
}
