import * as v from "valibot";
import { type Configuration, parseConfiguration } from "../core/lint/configuration.js";
import { mergePartial } from "../core/lint/settings.js";
import { ruleIds } from "../core/rules/ids.js";
import { type DiagnosticsMode, diagnosticsModes } from "../protocol.js";

/** The editor's settings below `virtLatency`, for one document. */
export interface ClientSettings {
  /** What a configuration file can say too. */
  readonly configuration: Configuration;
  /** A configuration file to use instead of the nearest `.virt-latency.json`; as the user wrote it. */
  readonly configurationFile: string | undefined;
  /** Whether to show what is in effect without being written; they are shown where nobody says. */
  readonly inlayHints: boolean;
  /** What has findings. */
  readonly diagnostics: DiagnosticsMode;
}

export interface CheckedSettings {
  readonly settings: ClientSettings;
  /** One sentence for each value that was left out because it is not what the setting takes. */
  readonly problems: readonly string[];
}

/** Settings that no configuration file has. */
const own = {
  configurationFile: v.string(),
  "inlayHints.enabled": v.boolean(),
  diagnostics: v.picklist(diagnosticsModes),
} as const;

/** Settings that a configuration file has under the same names. */
const shared = [
  "profile",
  "target.libvirt",
  "target.qemu",
  "target.nova",
  "rules",
  "managedBy",
  "novaConfigFiles",
  "baseline",
  "overrides",
] as const;

/** Reads what the client sent, whatever it is; a value of the wrong kind counts as absent. */
export function readClientSettings(raw: unknown): CheckedSettings {
  const problems: string[] = [];
  const at = (key: string): unknown => lookUp(raw, key.split("."));
  const read = <Key extends keyof typeof own>(
    key: Key,
  ): v.InferOutput<(typeof own)[Key]> | undefined => {
    const value = at(key);
    if (isAbsent(value)) return undefined;
    const result = v.safeParse(own[key], value);
    if (result.success) return result.output;
    problems.push(`virtLatency.${key}: ${result.issues[0].message}`);
    return undefined;
  };

  const parts = shared.flatMap((key) => readShared(key, at(key), problems));
  return {
    settings: {
      configuration: {
        settings: parts.map(({ settings }) => settings).reduce(mergePartial, {}),
        overrides: parts.flatMap(({ overrides }) => overrides),
        budgets: {},
      },
      configurationFile: read("configurationFile"),
      inlayHints: read("inlayHints.enabled") ?? true,
      diagnostics: read("diagnostics") ?? "openFiles",
    },
    problems,
  };
}

/** Reads a setting as a configuration file that holds nothing else, so that both take the same. */
function readShared(key: string, value: unknown, problems: string[]): readonly Configuration[] {
  if (isAbsent(value)) return [];
  // Each rule by itself, so that the log can name it.
  if (key === "rules" && isRecord(value)) {
    return Object.entries(value).flatMap(([rule, severity]) =>
      readOne(`${key}, ${rule}`, { rules: { [rule]: severity } }, problems),
    );
  }
  const [first = "", second] = key.split(".");
  return readOne(key, { [first]: second === undefined ? value : { [second]: value } }, problems);
}

function readOne(name: string, content: object, problems: string[]): readonly Configuration[] {
  const parsed = parseConfiguration(JSON.stringify(content), ruleIds);
  for (const { message } of parsed.problems) problems.push(`virtLatency.${name}: ${message}`);
  return [parsed.configuration];
}

/** Editors of settings write the empty string, or send the empty list that is the default. */
function isAbsent(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Clients answer with nested objects; some users write the dotted name as one key. */
function lookUp(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined || !isRecord(value)) return undefined;
  const dotted = value[path.join(".")];
  if (dotted !== undefined || rest.length === 0) return dotted;
  return lookUp(value[first], rest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
