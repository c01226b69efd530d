import {
  type Node,
  type ParseError,
  getNodeValue,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import picomatch from "picomatch/posix.js";
import { type BudgetKey, type Budgets, budgetKeys } from "../benchmark/budgets.js";
import { type WorkloadName, allWorkloadNames } from "../benchmark/workloads.js";
import { type Manager, managerNames } from "../domain/document.js";
import type { Span } from "../text/span.js";
import { nearest } from "../text/nearest.js";
import { type PartialSettings, type Settings, mergeSettings } from "./settings.js";
import { type Profile, type Severity, profiles, severities } from "./severity.js";

/** The name that is looked for in the folder of a file and in every folder above it. */
export const configurationFileName = ".virt-latency.json";

/** A `.virt-latency.json` as far as it could be understood. */
export interface Configuration {
  readonly settings: PartialSettings;
  /** Later entries win. */
  readonly overrides: readonly Override[];
  /** What benchmarks must reach. */
  readonly budgets: Budgets;
}

interface Override {
  /** Whether it is for the file at a path relative to the configuration file's folder, `/` between folders. */
  readonly isFor: (path: string) => boolean;
  readonly settings: PartialSettings;
}

/** Something in the configuration that has no effect or is not understood, at its place. */
export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: string;
}

export interface ParsedConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

const settingKeys = ["target", "profile", "managedBy", "rules", "novaConfigFiles", "baseline"];
const topLevelKeys = ["$schema", ...settingKeys, "overrides", "benchmark"];
/** In characters: picomatch takes no longer ones. */
const longestPattern = 65_536;
const targetKeys = ["libvirt", "qemu", "nova"] as const;

/**
 * Reads a configuration file (JSON with comments and trailing commas). Never throws: what is wrong is
 * reported with its place, and the rest counts.
 */
export function parseConfiguration(text: string, ruleIds: readonly string[]): ParsedConfiguration {
  return new Reader(text, ruleIds).read();
}

/** The settings for one file: the configuration over `base`, then every override whose pattern fits. */
export function settingsFor(
  configuration: Configuration,
  relativePath: string,
  base: Settings,
): Settings {
  const path = relativePath.replaceAll("\\", "/");
  let settings = mergeSettings(base, configuration.settings);
  for (const override of configuration.overrides) {
    if (override.isFor(path)) settings = mergeSettings(settings, override.settings);
  }
  return settings;
}

class Reader {
  readonly #problems: ConfigurationProblem[] = [];
  readonly #text: string;
  readonly #ruleIds: readonly string[];

  constructor(text: string, ruleIds: readonly string[]) {
    this.#text = text;
    this.#ruleIds = ruleIds;
  }

  read(): ParsedConfiguration {
    const errors: ParseError[] = [];
    const start = this.#text.startsWith("\uFEFF") ? 1 : 0;
    const root = parseTree(" ".repeat(start) + this.#text.slice(start), errors, {
      allowTrailingComma: true,
    });
    for (const error of errors) {
      this.#problems.push({
        span: this.#visible(error.offset, error.offset + error.length),
        message: `This is not valid JSON: ${words(printParseErrorCode(error.error))}.`,
      });
    }
    let settings: PartialSettings = {};
    let overrides: Configuration["overrides"] = [];
    let budgets: Budgets = {};
    if (root !== undefined && this.#is(root, "object", "The configuration")) {
      this.#knownKeys(root, topLevelKeys);
      settings = this.#settings(root);
      overrides = this.#overrides(property(root, "overrides"));
      budgets = this.#budgets(property(root, "benchmark"));
    }
    return { configuration: { settings, overrides, budgets }, problems: this.#problems };
  }

  #settings(node: Node): PartialSettings {
    const profile = property(node, "profile");
    const managedBy = property(node, "managedBy");
    const target = property(node, "target");
    const rules = property(node, "rules");
    const novaConfigFiles = property(node, "novaConfigFiles");
    const baseline = property(node, "baseline");
    return {
      ...(profile && this.#oneOf(profile, profiles) && { profile: value(profile) as Profile }),
      ...(managedBy &&
        this.#oneOf(managedBy, managerNames) && { managedBy: value(managedBy) as Manager }),
      ...(target && { target: this.#target(target) }),
      ...(rules && { rules: this.#rules(rules) }),
      ...(novaConfigFiles && this.#paths(novaConfigFiles)),
      ...(baseline && this.#baseline(baseline)),
    };
  }

  #baseline(node: Node): Pick<PartialSettings, "baseline"> {
    const path: unknown = value(node);
    if (typeof path === "string" && path !== "") return { baseline: path };
    this.#problem(node, '`baseline` takes a path, such as ".virt-latency-baseline.json".');
    return {};
  }

  #paths(node: Node): Pick<PartialSettings, "novaConfigFiles"> {
    const paths: unknown = value(node);
    if (Array.isArray(paths) && paths.every((path) => typeof path === "string" && path !== "")) {
      return { novaConfigFiles: paths as string[] };
    }
    this.#problem(
      node,
      '`novaConfigFiles` takes a list of paths in the order in which the service reads them, such as ["nova.conf", "nova.conf.d/"].',
    );
    return {};
  }

  #target(node: Node): NonNullable<PartialSettings["target"]> {
    if (!this.#is(node, "object", "`target`")) return {};
    this.#knownKeys(node, targetKeys);
    const target: Record<string, string> = {};
    for (const key of targetKeys) {
      const version = property(node, key);
      if (version === undefined) continue;
      if (isVersion(value(version))) target[key] = value(version) as string;
      else this.#problem(version, `\`${key}\` takes a version in quotes, such as "9.0".`);
    }
    return target;
  }

  #rules(node: Node): NonNullable<PartialSettings["rules"]> {
    const rules: Record<string, Severity | "off"> = {};
    if (!this.#is(node, "object", "`rules`")) return rules;
    for (const { key, keyNode, valueNode } of properties(node)) {
      if (!this.#ruleIds.includes(key)) {
        this.#problem(keyNode, `There is no rule \`${key}\`.${didYouMean(key, this.#ruleIds)}`);
      } else if (this.#oneOf(valueNode, [...severities, "off"])) {
        rules[key] = value(valueNode) as Severity | "off";
      }
    }
    return rules;
  }

  #overrides(node: Node | undefined): Configuration["overrides"] {
    if (node === undefined || !this.#is(node, "array", "`overrides`")) return [];
    return (node.children ?? []).flatMap((entry) => {
      if (!this.#is(entry, "object", "An override")) return [];
      this.#knownKeys(entry, ["files", ...settingKeys]);
      const files = property(entry, "files");
      const patterns: unknown = files && value(files);
      if (!Array.isArray(patterns) || !patterns.every((item) => typeof item === "string")) {
        this.#problem(
          files ?? entry,
          'An override needs `files`, a list of patterns such as ["**/ci/*.xml"].',
        );
        return [];
      }
      const matchers = (files?.children ?? []).flatMap((node) => this.#matcher(node));
      const isFor = (path: string): boolean => matchers.some((matches) => matches(path));
      return [{ isFor, settings: this.#settings(entry) }];
    });
  }

  /** A pattern is made ready once and asked for thousands of files. */
  #matcher(node: Node): readonly ((path: string) => boolean)[] {
    const pattern = String(value(node));
    if (pattern === "" || pattern.length > longestPattern) {
      this.#problem(node, 'A pattern is a path in which `*` may stand, such as "**/ci/*.xml".');
      return [];
    }
    return [picomatch(pattern, { dot: true })];
  }

  #budgets(node: Node | undefined): Budgets {
    if (node === undefined || !this.#is(node, "object", "`benchmark`")) return {};
    this.#knownKeys(node, ["budgets"]);
    const byWorkload = property(node, "budgets");
    if (byWorkload === undefined || !this.#is(byWorkload, "object", "`budgets`")) return {};
    this.#knownKeys(byWorkload, allWorkloadNames);
    const budgets: Partial<Record<WorkloadName, Partial<Record<BudgetKey, number>>>> = {};
    for (const workload of allWorkloadNames) {
      const budget = property(byWorkload, workload);
      if (budget === undefined || !this.#is(budget, "object", "A budget")) continue;
      this.#knownKeys(budget, budgetKeys);
      const limits: Partial<Record<BudgetKey, number>> = {};
      for (const key of budgetKeys) {
        const limit = property(budget, key);
        if (limit === undefined) continue;
        const found: unknown = value(limit);
        if (typeof found === "number" && found > 0) limits[key] = found;
        else this.#problem(limit, `\`${key}\` takes a number above zero.`);
      }
      budgets[workload] = limits;
    }
    return budgets;
  }

  #knownKeys(node: Node, known: readonly string[]): void {
    const seen = new Set<string>();
    for (const { key, keyNode } of properties(node)) {
      if (!known.includes(key)) {
        this.#problem(keyNode, `\`${key}\` is not a setting here.${didYouMean(key, known)}`);
      } else if (seen.has(key)) {
        this.#problem(keyNode, `\`${key}\` is set twice; the first one counts.`);
      }
      seen.add(key);
    }
  }

  #oneOf(node: Node, allowed: readonly string[]): boolean {
    const found: unknown = value(node);
    if (typeof found === "string" && allowed.includes(found)) return true;
    this.#problem(node, `This takes one of ${allowed.map((word) => `"${word}"`).join(", ")}.`);
    return false;
  }

  #is(node: Node, type: "object" | "array", what: string): boolean {
    if (node.type === type) return true;
    this.#problem(
      node,
      `${what} must be ${type === "object" ? "an object: { ... }" : "a list: [ ... ]"}.`,
    );
    return false;
  }

  #problem(node: Node, message: string): void {
    this.#problems.push({ span: this.#visible(node.offset, node.offset + node.length), message });
  }

  /** Errors at the end of the text have no length: point at the last character instead. */
  #visible(start: number, end: number): Span {
    if (end > start || this.#text.length === 0) return { start, end };
    const at = Math.min(start, this.#text.length - 1);
    return { start: at, end: at + 1 };
  }
}

function properties(node: Node): { key: string; keyNode: Node; valueNode: Node }[] {
  return (node.children ?? []).flatMap(({ children: [keyNode, valueNode] = [] }) =>
    keyNode && valueNode ? [{ key: String(keyNode.value), keyNode, valueNode }] : [],
  );
}

function property(node: Node, key: string): Node | undefined {
  return properties(node).find((entry) => entry.key === key)?.valueNode;
}

function value(node: Node): unknown {
  return getNodeValue(node);
}

function isVersion(candidate: unknown): boolean {
  return typeof candidate === "string" && /^\d+(\.\d+)*$/.test(candidate);
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}

/** "PropertyNameExpected" becomes "property name expected". */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}
