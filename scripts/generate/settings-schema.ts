import { managerNames } from "../../server/src/core/domain/document.js";
import { profiles, severities } from "../../server/src/core/lint/severity.js";
import { docsUrl } from "../../server/src/core/rules/docs-url.js";
import { allRules } from "../../server/src/core/rules/metadata.js";

/** As much of JSON Schema as the settings need. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A version such as "9.0"; the empty string, which settings editors write, counts as absent. */
const versionPattern = "^(\\d+(\\.\\d+)*)?$";

/** Names the oldest versions in use; a fix uses only what they have. */
export const targets: Readonly<Record<string, JsonSchema>> = {
  libvirt: {
    type: "string",
    pattern: versionPattern,
    markdownDescription:
      "The oldest libvirt on your hosts, such as `9.0`. Fixes use only what it accepts. Absent: the newest known.",
  },
  qemu: {
    type: "string",
    pattern: versionPattern,
    markdownDescription:
      "The oldest QEMU on your hosts, such as `7.2`. Fixes use only what it accepts. Absent: the newest known.",
  },
  nova: {
    type: "string",
    pattern: versionPattern,
    markdownDescription:
      "The Nova release, such as `2024.1` or `29`. It decides which options are known. Absent: the newest known.",
  },
};

export const profile: JsonSchema = {
  type: "string",
  enum: profiles,
  enumDescriptions: [
    "Latency matters most: databases, queues.",
    "Milder where a setting trades latency for density or safety.",
    "Many guests on a host matter most; rules that cost density are silent.",
  ],
  default: "latency",
  markdownDescription: "What the hosts are run for. It shifts the severity of rules.",
};

export const managedBy: JsonSchema = {
  type: "string",
  enum: managerNames,
  markdownDescription:
    "Who writes the XML of guests that bear no mark of it, such as Terraform: findings then say where the setting lives and offer no edit.",
};

export const novaConfigFiles: JsonSchema = {
  type: "array",
  items: { type: "string", minLength: 1 },
  markdownDescription:
    "The files that nova-compute reads, in its order, of which a later one wins. A folder ends with `/` and stands for the `*.conf` in it. Absent: the usual layout beside a `nova.conf`.",
};

/** One property for each rule, so that editors complete the names and say what each does. */
export function rules(): JsonSchema {
  return {
    type: "object",
    markdownDescription:
      "The severity of single rules, or `off`. What is absent is as the profile has it.",
    additionalProperties: false,
    default: {},
    properties: Object.fromEntries(
      allRules.map(({ id, summary, severity }) => [
        id,
        {
          type: "string",
          enum: [...severities, "off"],
          markdownDescription: `${summary}. By default: ${severity}. [What it means](${docsUrl(id)})`,
        },
      ]),
    ),
  };
}

/** The same without a word about each rule. */
export const plainRules: JsonSchema = {
  type: "object",
  markdownDescription: "The severity of single rules, or `off`.",
  additionalProperties: { type: "string", enum: [...severities, "off"] },
};

/** Other settings for some files; the patterns are relative to a folder that depends on where this stands. */
export function overrides(settings: JsonSchema, relativeTo: string): JsonSchema {
  return {
    type: "array",
    markdownDescription: "Other settings for some files; a later entry wins.",
    items: {
      type: "object",
      required: ["files"],
      additionalProperties: false,
      properties: {
        files: {
          type: "array",
          items: { type: "string" },
          markdownDescription: `Patterns such as \`**/ci/*.xml\`, relative to ${relativeTo}.`,
        },
        ...settings,
      },
    },
  };
}

/** A file that names what is known already. */
export function baseline(relativeTo: string): JsonSchema {
  return {
    type: "string",
    markdownDescription: `A file that names the findings that are known already: \`virt-latency check --write-baseline\` writes it. Relative to ${relativeTo}.`,
  };
}

/** The oldest versions on the hosts, as one object. */
export const target: JsonSchema = {
  type: "object",
  markdownDescription: "The oldest versions on your hosts.",
  additionalProperties: false,
  properties: targets,
};
