import type {
  NovaItemType,
  NovaOptionFacts,
  NovaOptionName,
  NovaOptionType,
} from "../../server/src/core/catalog/nova-option-facts.js";
import type { DumpedOption } from "./dump.js";

/** What one release says about one option, in the catalogue's words. */
export function factsOf(option: DumpedOption, group: string): NovaOptionFacts {
  const { type } = option;
  const choices = type.choices?.filter((choice) => choice !== null) ?? [];
  const stated = option.sample_default ?? option.default ?? undefined;
  const initial = typeof stated === "object" && !Array.isArray(stated) ? undefined : stated;
  const item = itemTypeOf(type.item_type ?? type.value_type ?? undefined);
  return {
    type: typeName(type.class),
    ...(option.multi && { multi: true }),
    ...(choices.length > 0 && { choices }),
    ...(type.ignore_case === true && { ignoreCase: true }),
    ...(typeof type.regex === "string" && { pattern: type.regex }),
    ...(typeof type.max_length === "number" && { maxLength: type.max_length }),
    ...(Array.isArray(type.schemes) && { schemes: type.schemes }),
    ...(item !== undefined && { items: item }),
    ...(typeof type.min === "number" && { min: type.min }),
    ...(typeof type.max === "number" && { max: type.max }),
    ...(initial !== undefined && { default: initial }),
    ...(option.deprecated_opts.length > 0 && { aliases: aliasesOf(option, group) }),
    ...(option.deprecated_for_removal && { deprecatedForRemoval: true }),
  };
}

/** An alias that names no group or no option of its own has those of its option; files need underscores. */
function aliasesOf(option: DumpedOption, group: string): readonly NovaOptionName[] {
  return option.deprecated_opts.map((alias) => ({
    group: alias.group ?? group,
    name: (alias.name ?? option.dest).replaceAll("-", "_"),
  }));
}

const typeNames: Readonly<Record<string, NovaOptionType>> = {
  Boolean: "boolean",
  Dict: "dict",
  Float: "float",
  HostAddress: "host-address",
  HostDomain: "host-domain",
  Integer: "integer",
  List: "list",
  // A string that may be given several times.
  MultiString: "string",
  Port: "port",
  String: "string",
  URI: "uri",
};

function typeName(pythonClass: string): NovaOptionType {
  const name = typeNames[pythonClass];
  if (name === undefined) throw new Error(`No reading is known for the type ${pythonClass}.`);
  return name;
}

function itemTypeOf(type: DumpedOption["type"]["item_type"]): NovaItemType | undefined {
  if (type === undefined || type === null) return undefined;
  if (type.class === "Integer") return { type: "integer" };
  // Classes and functions of other projects, which judge an item by what the program knows.
  if (type.class !== "String") return { type: "opaque" };
  const choices = (type.choices ?? []).map(([word]) => word).filter((word) => word !== null);
  return choices.length === 0 ? undefined : { type: "string", choices: choices.map(String) };
}
