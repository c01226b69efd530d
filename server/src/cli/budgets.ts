import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Budgets } from "../core/benchmark/budgets.js";
import { configurationFileName, parseConfiguration } from "../core/lint/configuration.js";
import { ruleIds } from "../core/rules/ids.js";
import { UsageError } from "./command-line.js";
import { failureText } from "./failure-text.js";

/**
 * The budgets of the named configuration, else of the nearest one in the folder or above it. A budget that is
 * wrongly written would never be missed, so that is a UsageError.
 */
export async function budgetsFor(folder: string, named: string | undefined): Promise<Budgets> {
  const path = named === undefined ? await nearest(folder) : resolve(folder, named);
  if (path === undefined) return {};
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new UsageError(`cannot read ${path}: ${failureText(cause)}`, { cause });
  }
  const { configuration, problems } = parseConfiguration(text, ruleIds);
  const [problem] = problems;
  if (problem !== undefined) throw new UsageError(`${path}: ${problem.message}`);
  return configuration.budgets;
}

async function nearest(folder: string): Promise<string | undefined> {
  const path = join(folder, configurationFileName);
  try {
    await readFile(path);
    return path;
  } catch {
    const parent = dirname(folder);
    return parent === folder ? undefined : nearest(parent);
  }
}
