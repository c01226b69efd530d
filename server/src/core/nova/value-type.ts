import type { NovaItemType, NovaOptionFacts } from "../catalog/nova-option-facts.js";
import { isPlainText, pythonRepr } from "./python-text.js";
import { hostProblem } from "./value-host.js";
import { uriProblem } from "./value-uri.js";

/** Why oslo.config refuses a value, in its own words where they are short. */
export interface ValueProblem {
  readonly reason: string;
  /** The type's doing; false for a choice, a pattern or a bound, which another release may judge otherwise. */
  readonly isOfType: boolean;
}

/**
 * What oslo.config's types make of a value without substitution (oslo_config/types.py, the same in 9.0.0 and 10.7.0).
 * Undefined for one that it takes, and for one whose judgement needs more than the text.
 */
export function valueProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  if (!isPlainText(value)) return facts.type === "boolean" ? booleanProblem(value) : undefined;
  switch (facts.type) {
    case "boolean":
      return booleanProblem(value);
    case "integer":
    case "port":
      // Quotes may leave white space around a number, which Python passes over.
      return integerProblem(facts, value.trim());
    case "float":
      return floatProblem(facts, value.trim());
    case "string":
      return stringProblem(facts, value);
    case "list":
      return listProblem(facts.items, value);
    case "dict":
      return dictProblem(value);
    case "host-address":
      return ofType(hostProblem(value, { underscores: false }));
    case "host-domain":
      return ofType(hostProblem(value, { underscores: true }));
    case "uri":
      return ofType(uriProblem(value, facts.schemes));
  }
}

/** oslo.config's words for True and False; the case does not matter. */
export const booleanWords = ["true", "1", "on", "yes", "false", "0", "off", "no"];

function booleanProblem(value: string): ValueProblem | undefined {
  return booleanWords.includes(value.toLowerCase())
    ? undefined
    : ofType(`Unexpected boolean value ${pythonRepr(value)}`);
}

function integerProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  // Empty means None.
  if (value === "") return undefined;
  if (!/^[-+]?\d+(?:_\d+)*$/.test(value)) {
    return ofType(`invalid literal for int() with base 10: ${pythonRepr(value).slice(0, 200)}`);
  }
  const number = Number(value.replaceAll("_", ""));
  if (facts.choices === undefined) return boundProblem(facts, number);
  return facts.choices.includes(number)
    ? undefined
    : ofFacts(`Valid values are ${facts.choices.join(", ")}, but found ${number.toString()}`);
}

function floatProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  if (value === "") return undefined;
  const infinite = /^([-+]?)inf(?:inity)?$/i.exec(value);
  if (infinite !== null) return boundProblem(facts, infinite[1] === "-" ? -Infinity : Infinity);
  if (/^[-+]?nan$/i.test(value)) return undefined;
  if (!floatPattern.test(value)) {
    return ofType(`could not convert string to float: ${pythonRepr(value)}`);
  }
  return boundProblem(facts, Number(value.replaceAll("_", "")));
}

const floatPattern =
  /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?$/i;

function boundProblem(facts: NovaOptionFacts, number: number): ValueProblem | undefined {
  const { min = facts.type === "port" ? 0 : undefined } = facts;
  const { max = facts.type === "port" ? 65535 : undefined } = facts;
  if (min !== undefined && number < min) {
    return ofFacts(`Should be greater than or equal to ${min.toString()}`);
  }
  if (max !== undefined && number > max) {
    return ofFacts(`Should be less than or equal to ${max.toString()}`);
  }
  return undefined;
}

function stringProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  const { maxLength, pattern } = facts;
  if (maxLength !== undefined && value.length > maxLength) {
    return ofFacts(`Value '${value}' exceeds maximum length ${maxLength.toString()}`);
  }
  if (pattern !== undefined && !new RegExp(pattern).test(value)) {
    return ofFacts(`Value ${pythonRepr(value)} doesn't match regex ${pythonRepr(pattern)}`);
  }
  const choices = facts.choices?.map(String);
  if (choices === undefined || choices.includes(value)) return undefined;
  if (facts.ignoreCase === true) {
    const written = value.toLowerCase();
    if (choices.some((choice) => choice.toLowerCase() === written)) return undefined;
  }
  return ofFacts(`Valid values are [${choices.join(", ")}], but found ${pythonRepr(value)}`);
}

/** An item that its type refuses gets the part behind the next comma added, until it is taken or nothing is left. */
function listProblem(items: NovaItemType | undefined, value: string): ValueProblem | undefined {
  if (items === undefined || items.type === "opaque") return undefined;
  const parts = splitList(value);
  for (let first = 0; first < parts.length;) {
    let problem: ValueProblem | undefined;
    let end = first + 1;
    for (; end <= parts.length; end++) {
      problem = itemProblem(items, parts.slice(first, end).join(",").trim());
      if (problem === undefined) break;
    }
    if (problem !== undefined) return problem;
    first = end;
  }
  return undefined;
}

function splitList(value: string): readonly string[] {
  const bare = value.trim().replace(/,+$/, "");
  return bare === "" ? [] : bare.split(",");
}

function itemProblem(items: NovaItemType, item: string): ValueProblem | undefined {
  if (items.type === "integer") return integerProblem({ type: "integer" }, item);
  return stringProblem({ type: "string", ...(items.choices && { choices: items.choices }) }, item);
}

/** `NAME:VALUE` pairs between commas; a part without a colon goes to the pair behind it. */
function dictProblem(value: string): ValueProblem | undefined {
  if (value.trim() === "") return undefined;
  const names = new Set<string>();
  let before = "";
  for (const part of value.trim().split(",")) {
    const pair = before + part;
    const colon = pair.indexOf(":");
    if (colon === -1) {
      before = `${pair},`;
      continue;
    }
    before = "";
    const name = pair.slice(0, colon).trim();
    if (name === "") return ofType("Key name should not be empty");
    if (names.has(name)) return ofType(`Duplicate key ${name}`);
    names.add(name);
  }
  return before === "" ? undefined : ofType('Value should be NAME:VALUE pairs separated by ","');
}

function ofType(reason: string): ValueProblem;
function ofType(reason: string | undefined): ValueProblem | undefined;
function ofType(reason: string | undefined): ValueProblem | undefined {
  return reason === undefined ? undefined : { reason, isOfType: true };
}

function ofFacts(reason: string): ValueProblem {
  return { reason, isOfType: false };
}
