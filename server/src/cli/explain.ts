import { docsUrl } from "../core/rules/docs-url.js";
import { ruleIds } from "../core/rules/ids.js";
import { readPlainRulePage } from "../rule-pages.js";
import { CommandLine, type Syntax, UsageError, didYouMean, helpText } from "./command-line.js";
import type { Command } from "./command.js";
import { commands } from "./commands.js";
import { exitStatus } from "./exit-status.js";
import { checkRule } from "./lint-flags.js";

const syntax: Syntax<never> = { command: "explain", ...commands.explain, flags: {} };

/** Prints a rule's page. A rule may be named without its language where only one has it. */
export const explain: Command = async (args, io) => {
  const line = new CommandLine(syntax, args);
  if (line.wantsHelp) {
    io.stdout.write(helpText(syntax));
    return exitStatus.clean;
  }
  const [name, ...more] = line.operands;
  if (name === undefined || more.length > 0) {
    throw new UsageError("takes one rule, such as domain/disk-cache-unsafe");
  }
  const rule = fullId(name);
  checkRule(rule);
  const page = await readPlainRulePage(rule);
  if (page === undefined)
    throw new Error(`The page of ${rule} is missing; it is at ${docsUrl(rule)}`);
  io.stdout.write(page);
  return exitStatus.clean;
};

/** The id of the rule that is meant, where the language is left out and only one has such a rule. */
function fullId(name: string): string {
  if (name.includes("/")) return name;
  const matches = ruleIds.filter((id) => id.endsWith(`/${name}`));
  if (matches.length > 1) throw new UsageError(`'${name}' is ${matches.join(" or ")}`);
  const [match] = matches;
  if (match !== undefined) return match;
  const stems = ruleIds.map((id) => id.slice(id.indexOf("/") + 1));
  throw new UsageError(`there is no rule '${name}'.${didYouMean(name, stems)}`);
}
