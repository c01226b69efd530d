import { type Node, Scalar, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Deployer } from "../nova/deployer.js";
import { unknownValue } from "./embedding.js";

/**
 * The values that a deployer writes behind `name =` for a node; none where it writes no such line. OpenStack-Ansible
 * (the config_template plugin) prints what Python makes of the YAML, openstack-helm (`to_oslo_conf` of helm-toolkit)
 * what Go does. Whatever they might print otherwise than expected is unknown.
 */
export function valuesOf(
  node: Node | null | undefined,
  deployer: Deployer,
  resolve: (node: Node) => Node | undefined,
): readonly string[] {
  if (node === null || node === undefined)
    return deployer === "openstack-helm" ? [] : [unknownValue];
  if (isAlias(node)) {
    const target = resolve(node);
    return target === undefined ? [unknownValue] : valuesOf(target, deployer, () => undefined);
  }
  if (hasOwnTag(node)) return [unknownValue];
  if (isScalar(node)) return scalarValues(node, deployer);
  if (isSeq(node)) return [joined(node.items, deployer)];
  if (!isMap(node) || deployer !== "openstack-helm") return [unknownValue];
  return typedValues(node.toJSON());
}

/** Whether a tag such as `!vault` stands before a node: only the deployer knows what becomes of it. */
export function hasOwnTag({ tag }: Node): boolean {
  return tag !== undefined;
}

function scalarValues(node: Scalar, deployer: Deployer): readonly string[] {
  const { type, source = "" } = node;
  if (type === Scalar.PLAIN) {
    if (isNull(source)) return deployer === "openstack-helm" ? [] : [unknownValue];
    return [plainText(source, node.value, deployer)];
  }
  return [typeof node.value === "string" ? oneLine(node.value) : unknownValue];
}

function plainText(source: string, value: unknown, deployer: Deployer): string {
  if (isTrue.test(source)) return deployer === "openstack-helm" ? "true" : "True";
  if (isFalse.test(source)) return deployer === "openstack-helm" ? "false" : "False";
  if (isWholeNumber.test(source)) return source;
  if (isDecimal.test(source)) {
    const text = Number(source).toString();
    return deployer === "openstack-helm" || text.includes(".") ? text : `${text}.0`;
  }
  // Octal, sexagesimal and long numbers, dates: each YAML reader has its own opinion.
  if (typeof value !== "string" && !/^[yn]$/i.test(source)) return unknownValue;
  return /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(source) && /\de/i.test(source)
    ? unknownValue
    : oneLine(source);
}

/** Words that YAML 1.1 takes for something else than text. */
function isTypedWord(text: string): boolean {
  return isNull(text) || isTrue.test(text) || isFalse.test(text) || /^[yn]$/i.test(text);
}

/** Numbers that every YAML reader takes for the same, and that every deployer prints as they are written. */
const isWholeNumber = /^(?:0|-?[1-9]\d{0,5})$/;

const isDecimal = /^-?(?:0|[1-9]\d{0,5})\.\d{1,6}$/;
const isTrue = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const isFalse = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

function isNull(text: string): boolean {
  return /^(?:~|null|Null|NULL)?$/.test(text);
}

/** Jinja is filled in by Ansible; text of several lines is laid out by the deployer. */
function oneLine(text: string): string {
  return /[\r\n]|\{\{|\{%|\{#/.test(text) ? unknownValue : text.trim();
}

/** Both deployers write the items of a list with commas between them. */
function joined(items: readonly unknown[], deployer: Deployer): string {
  const texts = items.map((item) =>
    isScalar(item) && !hasOwnTag(item) ? scalarValues(item, deployer)[0] : undefined,
  );
  if (texts.some((text) => text === undefined || text === unknownValue)) return unknownValue;
  return texts.join(",");
}

/** helm-toolkit's `{ type: multistring, values: [...] }` and `{ type: csv, values: [...] }`. */
function typedValues(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || !("values" in value)) return [unknownValue];
  const type = "type" in value ? value.type : undefined;
  const values: unknown = value.values;
  if (!Array.isArray(values)) return [unknownValue];
  const texts = values.map((item: unknown) =>
    typeof item === "string" ? oneLine(item) : unknownValue,
  );
  if (type === "multistring") return texts;
  if (type !== "csv" || texts.includes(unknownValue)) return [unknownValue];
  return [texts.join(",")];
}

/** How a text is to be written so that the deployer prints exactly it; `like` is the node that shows the style. */
export function yamlText(text: string, like: Scalar | undefined, inFlow: boolean): string {
  const isWord = /^(?:True|False)$/.test(text) || isWholeNumber.test(text);
  if (like?.type === Scalar.QUOTE_DOUBLE) return JSON.stringify(text);
  if (like?.type === Scalar.QUOTE_SINGLE) return `'${text.replaceAll("'", "''")}'`;
  if (isWord || (isPlain(text, inFlow) && !isTypedWord(text))) return text;
  return JSON.stringify(text);
}

/** Whether YAML reads a text as itself without quotes. */
function isPlain(text: string, inFlow: boolean): boolean {
  const pattern = inFlow ? /^[A-Za-z/_][\w./=+%@-]*$/ : /^[A-Za-z/_][\w./=+%@,-]*$/;
  return pattern.test(text);
}
