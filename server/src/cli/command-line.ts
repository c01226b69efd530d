import { type ParseArgsConfig, parseArgs } from "node:util";
import { nearest } from "../core/text/nearest.js";

/** A flag as data: the parser and the help are both made from it. */
export interface Flag {
  /** The name of the value in the help, such as "FILE"; absent for a flag that is only there or not. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeatable?: true;
  readonly help: string;
}

/** What one command takes. */
export interface Syntax<Name extends string> {
  readonly command: string;
  readonly operands: string;
  readonly summary: string;
  readonly flags: Readonly<Record<Name, Flag>>;
  /** Paragraphs at the end of the help. */
  readonly notes?: readonly string[];
}

/** Something that the user has to write differently; the program says what and ends with status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** By its name: a command may lie in another bundle than its caller, with a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}

/** The arguments of one command, checked against its syntax. */
export class CommandLine<Name extends string> {
  readonly operands: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(syntax: Syntax<Name>, args: readonly string[]) {
    const options: NonNullable<ParseArgsConfig["options"]> = {
      help: { type: "boolean", short: "h" },
    };
    for (const [name, flag] of flagsOf(syntax)) {
      options[name] = {
        type: flag.value === undefined ? "boolean" : "string",
        multiple: flag.repeatable === true,
      };
    }
    try {
      const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
      this.operands = parsed.positionals;
      this.#values = parsed.values;
    } catch (cause) {
      throw new UsageError(explained(cause, args, Object.keys(options)), { cause });
    }
    // It would stand for the current directory, which nobody named.
    if (this.operands.includes("")) {
      throw new UsageError("an argument is empty, as from a variable that is not set");
    }
    for (const [name, value] of Object.entries(this.#values)) {
      if ([value].flat().includes("")) {
        throw new UsageError(`--${name} is empty, as from a variable that is not set`);
      }
    }
  }

  get wantsHelp(): boolean {
    return this.#values["help"] === true;
  }

  isSet(flag: Name): boolean {
    return this.#values[flag] === true;
  }

  valueOf(flag: Name): string | undefined {
    const value = this.#values[flag];
    return typeof value === "string" ? value : undefined;
  }

  valuesOf(flag: Name): readonly string[] {
    const values = this.#values[flag];
    return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
  }

  /** The value of a flag that takes one of a few words. */
  wordOf<Word extends string>(flag: Name, words: readonly Word[]): Word | undefined {
    const value = this.valueOf(flag);
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    throw new UsageError(
      `--${flag} takes ${words.join(", ")}, not '${value}'.${didYouMean(value, words)}`,
    );
  }
}

/** The help of one command. */
export function helpText(syntax: Syntax<string>): string {
  const rows: [string, string][] = flagsOf(syntax).map(([name, flag]) => [
    `--${name}${flag.value === undefined ? "" : ` ${flag.value}`}`,
    flag.help,
  ]);
  rows.push(["--help", "print this"]);
  return [
    `usage: virt-latency ${syntax.command} [FLAGS] ${syntax.operands}`.trimEnd(),
    "",
    `${syntax.summary.charAt(0).toUpperCase()}${syntax.summary.slice(1)}.`,
    "",
    columns(rows),
    ...(syntax.notes ?? []).flatMap((note) => ["", note]),
    "",
  ].join("\n");
}

/** Two columns, indented. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}

/** " Did you mean X?", or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const suggestion = nearest(word, candidates);
  return suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
}

function flagsOf(syntax: Syntax<string>): [string, Flag][] {
  return Object.entries(syntax.flags);
}

/** Node's message for a wrong flag advises about operands that begin with a dash; ours names the likely flag. */
function explained(cause: unknown, args: readonly string[], names: readonly string[]): string {
  if (!(cause instanceof Error)) return String(cause);
  if (!("code" in cause) || cause.code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return cause.message;
  const flags = names.map((name) => `--${name}`);
  const unknown = args
    .map((argument) => argument.replace(/=.*/s, ""))
    .find((argument) => argument.startsWith("-") && argument !== "-" && !flags.includes(argument));
  if (unknown === undefined) return cause.message;
  const hint = unknown.startsWith("--") ? "" : ` A file of that name is ./${unknown}`;
  return `there is no flag ${unknown}.${didYouMean(unknown, flags) || hint}`;
}
