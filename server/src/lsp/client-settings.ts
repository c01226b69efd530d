import * as v from "valibot";
import { managerNames } from "../core/domain/document.js";
import type { PartialSettings } from "../core/lint/settings.js";
import { profiles, severities } from "../core/lint/severity.js";

/** The editor's settings below `virtLatency`, for one document. */
export interface ClientSettings {
  readonly lint: PartialSettings;
  /** A configuration file to use instead of the nearest `.virt-latency.json`; as the user wrote it. */
  readonly configurationFile: string | undefined;
  /** Whether to show what is in effect without being written; they are shown where nobody says. */
  readonly inlayHints: boolean;
}

export interface CheckedSettings {
  readonly settings: ClientSettings;
  /** One sentence for each value that was left out because it is not what the setting takes. */
  readonly problems: readonly string[];
}

const version = v.pipe(v.string(), v.regex(/^(\d+(\.\d+)*)?$/, "expected a version such as 9.0"));
const severityOrOff = v.picklist([...severities, "off"]);

const entries = {
  profile: v.picklist(profiles),
  "target.libvirt": version,
  "target.qemu": version,
  "target.nova": version,
  configurationFile: v.string(),
  "inlayHints.enabled": v.boolean(),
  managedBy: v.picklist(managerNames),
  novaConfigFiles: v.array(v.pipe(v.string(), v.nonEmpty())),
} as const;

/** Reads what the client sent, whatever it is; a value of the wrong kind counts as absent. */
export function readClientSettings(raw: unknown): CheckedSettings {
  const problems: string[] = [];
  const at = (key: string): unknown => lookUp(raw, key.split("."));
  const read = <Key extends keyof typeof entries>(
    key: Key,
  ): v.InferOutput<(typeof entries)[Key]> | undefined => {
    const value = at(key);
    if (value === undefined || value === null || value === "") return undefined;
    const result = v.safeParse(entries[key], value);
    if (result.success) return result.output;
    problems.push(`virtLatency.${key}: ${result.issues[0].message}`);
    return undefined;
  };

  const profile = read("profile");
  const libvirt = read("target.libvirt");
  const qemu = read("target.qemu");
  const nova = read("target.nova");
  const configurationFile = read("configurationFile");
  const managedBy = read("managedBy");
  const novaConfigFiles = read("novaConfigFiles");
  return {
    settings: {
      lint: {
        ...(profile !== undefined && { profile }),
        target: {
          ...(libvirt !== undefined && { libvirt }),
          ...(qemu !== undefined && { qemu }),
          ...(nova !== undefined && { nova }),
        },
        ...(managedBy !== undefined && { managedBy }),
        rules: readRules(at("rules"), problems),
        ...(novaConfigFiles !== undefined && novaConfigFiles.length > 0 && { novaConfigFiles }),
      },
      configurationFile,
      inlayHints: read("inlayHints.enabled") ?? true,
    },
    problems,
  };
}

function readRules(raw: unknown, problems: string[]): NonNullable<PartialSettings["rules"]> {
  if (!isRecord(raw)) return {};
  const rules: Record<string, v.InferOutput<typeof severityOrOff>> = {};
  for (const [rule, value] of Object.entries(raw)) {
    const result = v.safeParse(severityOrOff, value);
    if (result.success) rules[rule] = result.output;
    else problems.push(`virtLatency.rules, ${rule}: ${result.issues[0].message}`);
  }
  return rules;
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
