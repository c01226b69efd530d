import type { Budgets } from "../core/benchmark/budgets.js";
import { UsageError } from "./command-line.js";
import { SettingsFinder } from "./settings-finder.js";

/**
 * The budgets of the named configuration, else of the nearest one in the folder or above it. A budget that is
 * wrongly written would never be missed, so that is a UsageError.
 */
export function budgetsFor(folder: string, named: string | undefined): Budgets {
  const finder = new SettingsFinder(folder, {}, named);
  const budgets = finder.budgets();
  const [problem] = finder.errors;
  if (problem !== undefined) throw new UsageError(`${problem.file}: ${problem.message}`);
  return budgets;
}
