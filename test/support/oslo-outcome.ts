import { parseOslo } from "../../server/src/core/oslo/parse.js";

/** What oslo.config makes of a file: its sections with all values in order, or the error at which it stops. */
export type OsloOutcome =
  | { readonly sections: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> }
  | { readonly error: { readonly message: string; readonly line: number; readonly text: string } };

/** The outcome that our reader predicts, sections under the names that stand in the file or as they are looked up. */
export function outcomeOf(
  text: string,
  nameOf: (section: string) => string = (name) => name,
): OsloOutcome {
  const file = parseOslo(text);
  const [error] = file.errors;
  if (error !== undefined) {
    return { error: { message: error.message, line: error.line, text: error.lineText } };
  }
  const sections = new Map<string, Map<string, string[]>>();
  for (const { name, options } of file.sections) {
    const section = sections.get(nameOf(name)) ?? new Map<string, string[]>();
    sections.set(nameOf(name), section);
    for (const option of options) {
      section.set(option.name, [...(section.get(option.name) ?? []), option.value]);
    }
  }
  // fromEntries defines properties, so a section called __proto__ is one like any other.
  return {
    sections: Object.fromEntries(
      [...sections].map(([name, options]) => [name, Object.fromEntries(options)]),
    ),
  };
}
