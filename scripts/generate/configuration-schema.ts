import { type GeneratedFile, formatted } from "./generated-file.js";
import { type JsonSchema, profile, rules, targets } from "./settings-schema.js";

/** The schema of `.virt-latency.json`, by which editors complete and check it. */
export function configurationSchema(): Promise<GeneratedFile> {
  const settings = {
    target: {
      type: "object",
      markdownDescription: "The oldest versions on your hosts.",
      additionalProperties: false,
      properties: targets,
    },
    profile,
    rules: { $ref: "#/definitions/rules" },
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
      overrides: {
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
              markdownDescription:
                "Patterns such as `**/ci/*.xml`, relative to the folder of this file.",
            },
            ...settings,
          },
        },
      },
      benchmark: { type: "object", markdownDescription: "Reserved for benchmarks." },
    },
    definitions: { rules: rules() },
  };
  return formatted("schemas/configuration.schema.json", JSON.stringify(schema));
}
