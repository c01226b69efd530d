import type { NovaOptionFacts } from "../catalog/nova-option-facts.js";

/** Why oslo.config refuses a value, in its own words where they are short. */
export interface ValueProblem {
  readonly reason: string;
  /** The type's doing; false for a choice or a bound, which another release may judge otherwise. */
  readonly isOfType: boolean;
}

/**
 * What oslo.config's types make of a value without substitution (oslo_config/types.py of 10.7.0). Undefined for one
 * that it takes, and for types whose judgement needs more than the text: hosts, addresses, lists, patterns.
 */
export function valueProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  switch (facts.type) {
    case "boolean":
      return booleanWords.includes(value.toLowerCase())
        ? undefined
        : ofType(`Unexpected boolean value '${value}'`);
    case "integer":
    case "port":
      // Quotes may leave white space around a number, which Python passes over.
      return integerProblem(facts, value.trim());
    case "float":
      return floatProblem(facts, value.trim());
    case "string":
      return choiceProblem(facts, value);
    default:
      return undefined;
  }
}

/** oslo.config's words for True and False; the case does not matter. */
export const booleanWords = ["true", "1", "on", "yes", "false", "0", "off", "no"];

function integerProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  // Empty means None; Python's `int` also takes the digits of other scripts.
  if (value === "" || !isAscii(value)) return undefined;
  if (!/^[-+]?\d+(?:_\d+)*$/.test(value)) {
    return ofType(`invalid literal for int() with base 10: '${value}'`);
  }
  const number = Number(value.replaceAll("_", ""));
  if (facts.choices !== undefined && !facts.choices.includes(number)) {
    return ofFacts(`Valid values are ${facts.choices.join(", ")}, but found ${value}`);
  }
  return boundProblem(facts, number);
}

function floatProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  if (value === "" || !isAscii(value) || /^[-+]?(?:inf|infinity|nan)$/i.test(value)) {
    return undefined;
  }
  if (!/^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?$/i.test(value)) {
    return ofType(`could not convert string to float: '${value}'`);
  }
  return boundProblem(facts, Number(value.replaceAll("_", "")));
}

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

function choiceProblem(facts: NovaOptionFacts, value: string): ValueProblem | undefined {
  const choices = facts.choices?.map(String);
  if (choices === undefined || choices.includes(value)) return undefined;
  if (facts.ignoreCase === true) {
    const written = value.toLowerCase();
    if (choices.some((choice) => choice.toLowerCase() === written)) return undefined;
  }
  return ofFacts(`Valid values are [${choices.join(", ")}], but found '${value}'`);
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function ofType(reason: string): ValueProblem {
  return { reason, isOfType: true };
}

function ofFacts(reason: string): ValueProblem {
  return { reason, isOfType: false };
}
