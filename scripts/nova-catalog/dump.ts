import { readFile } from "node:fs/promises";
import * as v from "valibot";

const scalar = v.union([v.string(), v.number(), v.boolean()]);

const choice = v.nullable(v.union([v.string(), v.number()]));

/** The type of a list's items or a table's values; a choice comes with its description. */
const itemType = v.object({
  class: v.string(),
  choices: v.optional(v.nullable(v.array(v.tuple([choice, v.nullable(v.string())])))),
  ignore_case: v.optional(v.nullable(v.boolean())),
});

const optionType = v.object({
  class: v.string(),
  min: v.optional(v.nullable(v.number())),
  max: v.optional(v.nullable(v.number())),
  choices: v.optional(v.nullable(v.array(choice))),
  ignore_case: v.optional(v.nullable(v.boolean())),
  regex: v.optional(v.nullable(v.string())),
  max_length: v.optional(v.nullable(v.number())),
  schemes: v.optional(v.nullable(v.array(v.string()))),
  item_type: v.optional(v.nullable(itemType)),
  value_type: v.optional(v.nullable(itemType)),
});

const dumpedOption = v.object({
  dest: v.string(),
  multi: v.optional(v.boolean(), false),
  default: v.optional(
    v.nullable(v.union([scalar, v.array(scalar), v.record(v.string(), v.unknown())])),
  ),
  sample_default: v.optional(v.nullable(v.union([scalar, v.array(scalar)]))),
  deprecated_for_removal: v.optional(v.boolean(), false),
  deprecated_opts: v.optional(
    v.array(v.object({ group: v.nullable(v.string()), name: v.nullable(v.string()) })),
    [],
  ),
  type: optionType,
});
export type DumpedOption = v.InferOutput<typeof dumpedOption>;

const dump = v.object({
  release: v.pipe(v.string(), v.transform(Number), v.integer()),
  versions: v.record(v.string(), v.string()),
  groups: v.record(v.string(), v.record(v.string(), dumpedOption)),
});

/** What iterating over the `oslo.config.opts` entry points of one installed python3-nova gives. */
export type Dump = v.InferOutput<typeof dump>;

/** Reads a dump: `{ release, versions, groups: { GROUP: { DEST: { type, default, ... } } } }`. */
export async function readDump(path: string): Promise<Dump> {
  return v.parse(dump, JSON.parse(await readFile(path, "utf8")));
}
