import type { JsonSchema } from "./settings-schema.js";

/** Texts of a manifest by their keys, as `package.nls.json` holds them. */
export type Texts = Readonly<Record<string, string>>;

/** Keys that the generator owns; what else is in `package.nls.json` is written by hand. */
export const ownedPrefix = "settings.";

const single = ["markdownDescription", "patternErrorMessage"];
const lists = ["enumDescriptions", "enumItemLabels"];

/**
 * Settings with keys in the place of their texts, and those texts. The single rules below `rules` keep theirs: what
 * a rule says is English wherever it is said, and its summary stands in three generated files already.
 */
export function extractTexts(settings: Readonly<Record<string, JsonSchema>>): {
  readonly settings: Readonly<Record<string, JsonSchema>>;
  readonly texts: Texts;
} {
  const texts: Record<string, string> = {};
  const keyed = Object.entries(settings).map(([name, schema]) => {
    const base = ownedPrefix + name.replace(/^virtLatency\./, "");
    return [name, withKeys(schema, base, texts)];
  });
  return { settings: Object.fromEntries(keyed) as Record<string, JsonSchema>, texts };
}

/** Notes each text of a schema, and of what is in it, in `texts`. */
function withKeys(schema: JsonSchema, base: string, texts: Record<string, string>): JsonSchema {
  const keyFor = (key: string, text: string): string => {
    texts[key] = text;
    return `%${key}%`;
  };
  const replaced = Object.entries(schema).map(([field, value]): [string, unknown] => {
    if (single.includes(field) && typeof value === "string") {
      return [field, keyFor(`${base}.${field}`, value)];
    }
    if (lists.includes(field) && Array.isArray(value)) {
      const keys = value.map((text, index) =>
        keyFor(`${base}.${field}.${index.toString()}`, String(text)),
      );
      return [field, keys];
    }
    if (field === "items") return [field, withKeys(value as JsonSchema, `${base}.items`, texts)];
    if (field === "properties" && !base.endsWith(".rules")) {
      const inner = Object.entries(value as Readonly<Record<string, JsonSchema>>);
      const keyed = inner.map(([name, each]) => [name, withKeys(each, `${base}.${name}`, texts)]);
      return [field, Object.fromEntries(keyed)];
    }
    return [field, value];
  });
  return Object.fromEntries(replaced);
}
