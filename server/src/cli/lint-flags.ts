import { resolve } from "node:path";
import type { PartialSettings } from "../core/lint/settings.js";
import { profiles } from "../core/lint/severity.js";
import { ruleIds } from "../core/rules/ids.js";
import { type CommandLine, type Flag, UsageError, didYouMean } from "./command-line.js";
import { SettingsFinder } from "./settings-finder.js";

/** What `check` and `fix` have in common. */
export const lintFlags = {
  target: {
    value: "VERSIONS",
    repeatable: true,
    help: "the oldest versions on the hosts, such as libvirt=9.0,qemu=7.2,nova=2024.1",
  },
  profile: { value: "PROFILE", help: `${profiles.join(", ")} (default: latency)` },
  config: {
    value: "FILE",
    help: "this configuration instead of the nearest .virt-latency.json",
  },
  rule: { value: "RULE", repeatable: true, help: "only this rule; may be given several times" },
  "stdin-filename": { value: "NAME", help: "what to call standard input, and where it would lie" },
  "ignore-unknown": {
    help: "leave out named files that are neither XML of libvirt nor a nova.conf",
  },
  quiet: { help: "print nothing on standard error but problems" },
} as const satisfies Record<string, Flag>;

type LintFlag = keyof typeof lintFlags;

const products = ["libvirt", "qemu", "nova"] as const;

/** Reads the settings that the flags name, over whatever configuration a file has; so does the path of a baseline. */
export function settingsFinder(
  line: CommandLine<"target" | "profile" | "config">,
  cwd: string,
  baseline?: string,
): SettingsFinder {
  const profile = line.wordOf("profile", profiles);
  const targets = line.valuesOf("target");
  const fromFlags: PartialSettings = {
    ...(profile !== undefined && { profile }),
    ...(targets.length > 0 && { target: readTarget(targets.join(",")) }),
    ...(baseline !== undefined && { baseline: resolve(cwd, baseline) }),
  };
  return new SettingsFinder(cwd, fromFlags, line.valueOf("config"));
}

/** The rules that were named, each of which exists; undefined when none was, which means all of them. */
export function chosenRules(line: CommandLine<LintFlag>): readonly string[] | undefined {
  const rules = line.valuesOf("rule");
  for (const rule of rules) checkRule(rule);
  return rules.length === 0 ? undefined : rules;
}

/** Throws a `UsageError` unless there is such a rule. */
export function checkRule(rule: string): void {
  if (ruleIds.includes(rule)) return;
  throw new UsageError(`there is no rule '${rule}'.${didYouMean(rule, ruleIds)}`);
}

function readTarget(text: string): NonNullable<PartialSettings["target"]> {
  const target: Partial<Record<(typeof products)[number], string>> = {};
  for (const part of text.split(",")) {
    const [name = "", version = "", ...more] = part.split("=").map((word) => word.trim());
    const product = products.find((candidate) => candidate === name);
    if (product === undefined || !/^\d+(\.\d+)*$/.test(version) || more.length > 0) {
      throw new UsageError(
        `--target takes versions such as libvirt=9.0,qemu=7.2,nova=2024.1, not '${part}'`,
      );
    }
    target[product] = version;
  }
  return target;
}
