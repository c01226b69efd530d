import {
  type RecipeResult,
  applyRecipe,
  deviceNameAt,
  mayApply,
} from "../core/lint/apply-recipe.js";
import { type Recipe, recipes } from "../core/lint/recipes.js";
import { effectText } from "../core/report/text.js";
import type { Span } from "../core/text/span.js";
import type { Action } from "./actions.js";
import type { Analysis } from "./analyses.js";
import { minimalEdits } from "./minimal-edits.js";

/**
 * The recipes that would change the document: those for the whole guest, and those for the device that the range
 * begins in. What a quick fix does at the same place is not offered a second time.
 */
export function recipeActions(analysis: Analysis, range: Span): readonly Action[] {
  const { text, language, settings, findings } = analysis;
  if (language !== "libvirt-xml") return [];
  const applicable = recipes.filter(
    (recipe) => recipe.scope !== "rule" && mayApply(recipe, findings),
  );
  if (applicable.length === 0) return [];
  const device = deviceNameAt(text, range.start);
  const changes = applicable.flatMap((recipe) => {
    if (recipe.scope === "device" && device === undefined) return [];
    const result = applyRecipe(text, recipe, settings, device);
    return result.text === text ? [] : [{ recipe, result }];
  });
  return changes
    .filter(
      // Where a narrower recipe does the same, its title says more.
      ({ result }, index) =>
        !changes.slice(index + 1).some((later) => later.result.text === result.text),
    )
    .map((change) => toAction(text, change))
    .filter(({ title }) => !titlesAt(analysis, range).includes(title));
}

function toAction(
  text: string,
  { recipe, result }: { readonly recipe: Recipe; readonly result: RecipeResult },
): Action {
  const [first] = result.applied;
  return {
    kind: "recipe",
    // A device has a name, which its rule's fix tells.
    title: recipe.scope === "device" && first !== undefined ? first.fix.title : result.title,
    description: `${result.safety}; ${effectText(result.effect, first?.rule ?? "")}`,
    edits: minimalEdits(text, result.text),
  };
}

function titlesAt({ findings }: Analysis, range: Span): readonly string[] {
  return findings
    .filter(({ span }) => span.start <= range.end && range.start <= span.end)
    .flatMap(({ fixes }) => fixes.map(({ title }) => title));
}
