import { budgetKeys } from "../../server/src/core/benchmark/budgets.js";
import { workload, allWorkloadNames } from "../../server/src/core/benchmark/workloads.js";
import { type GeneratedFile, formatted } from "./generated-file.js";
import {
  type JsonSchema,
  baseline,
  managedBy,
  novaConfigFiles,
  overrides,
  profile,
  rules,
  target,
} from "./settings-schema.js";

/** The schema of `.virt-latency.json`, by which editors complete and check it. */
export function configurationSchema(): Promise<GeneratedFile> {
  const settings = {
    target,
    profile,
    managedBy,
    baseline: { ...baseline("the folder of this file"), minLength: 1 },
    rules: { $ref: "#/definitions/rules" },
    novaConfigFiles: {
      ...novaConfigFiles,
      markdownDescription: `${String(novaConfigFiles["markdownDescription"])} Relative to the folder of this file.`,
    },
  };
  const schema: JsonSchema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of virt-latency",
    type: "object",
    additionalProperties: false,
    allowTrailingCommas: true,
    allowComments: true,
    properties: {
      $schema: { type: "string" },
      ...settings,
      overrides: overrides(settings, "the folder of this file"),
      benchmark: {
        type: "object",
        markdownDescription: "For `virt-latency benchmark`.",
        additionalProperties: false,
        properties: { budgets: budgets() },
      },
    },
    definitions: { rules: rules() },
  };
  return formatted("schemas/configuration.schema.json", JSON.stringify(schema));
}

/** Of each workload, by name. */
function budgets(): JsonSchema {
  const limits = Object.fromEntries(
    budgetKeys.map((key) => [
      key,
      {
        type: "number",
        exclusiveMinimum: 0,
        markdownDescription:
          key === "iops"
            ? "Requests per second, at least."
            : "In nanoseconds, at most; of the flushes where the load makes some.",
      },
    ]),
  );
  return {
    type: "object",
    markdownDescription:
      "What the runs of a workload must reach. Where their median misses it, `benchmark` ends with status 1.",
    additionalProperties: false,
    properties: Object.fromEntries(
      allWorkloadNames.map((name) => [
        name,
        {
          type: "object",
          markdownDescription: `${workload(name).title}.`,
          additionalProperties: false,
          properties: limits,
        },
      ]),
    ),
  };
}
