import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { configurationFileName } from "../../server/src/core/lint/configuration.js";
import { managerNames } from "../../server/src/core/domain/document.js";
import { diagnosticsModes } from "../../server/src/protocol.js";
import { projectRoot } from "../project.js";
import { benchmarkSettings } from "./benchmark-settings.js";
import { type GeneratedFile, formatted } from "./generated-file.js";
import { extractTexts, ownedPrefix } from "./manifest-texts.js";
import {
  type JsonSchema,
  baseline,
  managedBy,
  novaConfigFiles,
  overrides,
  plainRules,
  profile,
  rules,
  target,
  targets,
} from "./settings-schema.js";

const record = v.record(v.string(), v.unknown());

/** package.json with the settings of the VS Code extension, and package.nls.json with their texts. */
export async function manifest(): Promise<readonly GeneratedFile[]> {
  const found = await readRecord("package.json");
  const { settings: properties, texts } = extractTexts(settings());
  const contributes = {
    ...v.parse(record, found["contributes"]),
    configuration: { title: "Virt Latency", properties },
    jsonValidation: [
      { fileMatch: configurationFileName, url: "./schemas/configuration.schema.json" },
    ],
  };
  const written = Object.entries(await readRecord("package.nls.json")).filter(
    ([key]) => !key.startsWith(ownedPrefix),
  );
  return [
    await formatted("package.json", JSON.stringify({ ...found, contributes })),
    await formatted(
      "package.nls.json",
      JSON.stringify({ ...Object.fromEntries(written), ...texts }),
    ),
  ];
}

async function readRecord(path: string): Promise<Record<string, unknown>> {
  return v.parse(record, JSON.parse(await readFile(join(projectRoot, path), "utf8")));
}

function settings(): Record<string, JsonSchema> {
  const perTarget = Object.fromEntries(
    Object.entries(targets).map(([name, schema]) => [
      `virtLatency.target.${name}`,
      { scope: "resource", default: "", ...schema },
    ]),
  );
  return {
    "virtLatency.profile": { scope: "resource", ...profile },
    ...perTarget,
    "virtLatency.managedBy": {
      scope: "resource",
      ...managedBy,
      enum: ["", ...managerNames],
      default: "",
    },
    "virtLatency.rules": { scope: "resource", ...rules() },
    "virtLatency.novaConfigFiles": {
      scope: "resource",
      default: [],
      ...novaConfigFiles,
      markdownDescription: `${String(novaConfigFiles["markdownDescription"])} Relative to the workspace folder; files outside of it are not read.`,
    },
    "virtLatency.baseline": {
      scope: "resource",
      default: "",
      ...baseline("the workspace folder"),
    },
    "virtLatency.overrides": {
      scope: "resource",
      default: [],
      ...overrides(
        // What each rule does is said once, at the setting for all files.
        {
          target,
          profile,
          managedBy,
          novaConfigFiles,
          baseline: baseline("the workspace folder"),
          rules: plainRules,
        },
        "the workspace folder",
      ),
    },
    "virtLatency.diagnostics": {
      scope: "resource",
      type: "string",
      enum: diagnosticsModes,
      enumDescriptions: [
        "No findings and no fixes; hover and completion stay.",
        "Findings in what is open in the editor.",
        "Findings in all domain XML and nova.conf files of the workspace, also those that are not open.",
      ],
      default: "openFiles",
      markdownDescription:
        "What has findings. The command *Check workspace* looks through the workspace once and keeps its findings up to date until the window is closed. Left out are what `#files.exclude#` and `#search.exclude#` hide, hidden folders, symbolic links, and a workspace that is the home folder or a file system's root.",
    },
    "virtLatency.configurationFile": {
      scope: "resource",
      type: "string",
      default: "",
      markdownDescription: `A configuration file to use instead of the nearest \`${configurationFileName}\`, relative to the workspace folder.`,
    },
    "virtLatency.inlayHints.enabled": {
      scope: "resource",
      type: "boolean",
      default: true,
      markdownDescription:
        "Whether domain XML shows what is in effect without being written, such as `cache: writeback` on a disk. VS Code's own `#editor.inlayHints.enabled#` decides about all such hints.",
    },
    ...benchmarkSettings(),
    "virtLatency.trace.server": {
      scope: "window",
      type: "string",
      enum: ["off", "messages", "verbose"],
      default: "off",
      markdownDescription: "What is logged of the talk between VS Code and the language server.",
    },
  };
}
