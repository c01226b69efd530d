import type { XmlElement } from "../xml/tree.js";
import { contextLines, describedVersions, rootContexts, typeLines } from "./libvirt-schema-data.js";

/**
 * What libvirt's schema allows inside one element, in any order. Where the schema has variants (a disk of type `file`,
 * `block`, ...), this is what any of them allows.
 *
 * The data is text that is read one line at a time, when somebody asks for it, so loading it costs nothing:
 *
 * - A line of types: `*` any text, `#1..8` whole numbers, `~` and a regular expression, and values. `%` is the empty
 *   value, `%20` a space.
 * - A line of contexts: `*` names that are not listed, `=3` text of type 3, `name:3` an attribute of type 3,
 *   `name>4` a child whose context is line 4. `{namespace}name` is a name outside of libvirt's usual namespace.
 * - After either: `^1` first known by that version, `!` required by every version, `+` may be repeated.
 */
export interface ElementFacts {
  readonly attributes: ReadonlyMap<string, AttributeFacts>;
  /** By name; where the schema has a namespace, as `{namespace}name`. */
  readonly children: ReadonlyMap<string, ChildFacts>;
  /** Those of `children` that have to be there. */
  readonly required: readonly RequiredChild[];
  /** Of the text directly inside; undefined where the schema has none. */
  readonly text: ValueType | undefined;
  /** Anything is allowed, as in `<metadata>`. */
  readonly open: boolean;
}

export interface RequiredChild {
  readonly name: string;
  readonly age: Age;
}

export interface NameFacts {
  readonly required: boolean;
  readonly age: Age;
}

/** Undefined for what every described version knows. */
export type Age =
  | {
      readonly absentIn: string;
      readonly knownIn: string;
      /** `knownIn` is the release that brought it, and not only the first described one that has it. */
      readonly isExact?: true;
    }
  | undefined;

export interface AttributeFacts extends NameFacts {
  readonly type: ValueType;
}

export interface ChildFacts extends NameFacts {
  readonly repeated: boolean;
  /** The same for children that allow the same. */
  readonly number: number;
  /** What is allowed inside the child. */
  readonly facts: ElementFacts;
}

export interface ValueType {
  readonly values: ReadonlyMap<string, Age>;
  /** Whole numbers are allowed, in this range. */
  readonly integer:
    { readonly min: bigint | undefined; readonly max: bigint | undefined } | undefined;
  /** Forms of numbers and addresses, each for the whole value. */
  readonly forms: readonly RegExp[];
  /** More is allowed than all that says. */
  readonly open: boolean;
}

/** The newest libvirt that the facts are from. */
export const newestDescribed = describedVersions.at(-1) ?? "";

/** An element of a document, and what libvirt's schema says of it. */
export interface Place {
  readonly element: XmlElement;
  readonly facts: ElementFacts;
  readonly age: Age;
  /** Namespaces by prefix; "" is the one of names without a prefix. */
  readonly scope: ReadonlyMap<string, string>;
}

/** The root of a document, or a `<domain>` inside of one; undefined when libvirt's schema has no such element. */
export function rootPlace(element: XmlElement): Place | undefined {
  return placeOf(element, (name) => {
    const context = rootNumbers.get(name);
    return context === undefined ? undefined : { facts: contextFacts(context), age: undefined };
  });
}

/** A device that is the root of a document; undefined when libvirt's schema has no such device. */
export function devicePlace(element: XmlElement): Place | undefined {
  return placeOf(element, (name) => devices()?.children.get(name));
}

function placeOf(
  element: XmlElement,
  find: (name: string) => Pick<ChildFacts, "facts" | "age"> | undefined,
): Place | undefined {
  const scope = scopeOf(element, new Map());
  const found = find(qualifiedName(element, scope) ?? "");
  return found && { element, facts: found.facts, age: found.age, scope };
}

function devices(): ElementFacts | undefined {
  const domain = rootNumbers.get("domain");
  return domain === undefined ? undefined : contextFacts(domain).children.get("devices")?.facts;
}

/** A child of a place: "foreign" when its name is in a namespace that is not libvirt's, or in none that is declared. */
export function childPlace(parent: Place, element: XmlElement): Place | "unknown" | "foreign" {
  const scope = scopeOf(element, parent.scope);
  const name = qualifiedName(element, scope);
  if (name === undefined) return "foreign";
  const child = parent.facts.children.get(name);
  if (child !== undefined) return { element, facts: child.facts, age: child.age, scope };
  return name.startsWith("{") && !name.startsWith(libvirtNamespaces) ? "foreign" : "unknown";
}

/** The place that the element would be if it had the name of that child. */
export function placeInside(parent: Place, element: XmlElement, child: ChildFacts): Place {
  const scope = scopeOf(element, parent.scope);
  return { element, facts: child.facts, age: child.age, scope };
}

/** The children that libvirt knows in a place, by the names they are written with there. */
export function childrenOf({ facts, scope }: Place): ReadonlyMap<string, ChildFacts> {
  const prefixes = new Map([...scope].map(([prefix, namespace]) => [namespace, prefix]));
  return new Map(
    [...facts.children].flatMap(([name, child]) => {
      if (!name.startsWith("{")) return [[name, child] as const];
      const end = name.indexOf("}");
      const prefix = prefixes.get(name.slice(1, end));
      return prefix ? [[`${prefix}:${name.slice(end + 1)}`, child] as const] : [];
    }),
  );
}

/** What libvirt's schema says of an element inside a document; undefined where it says nothing. */
export function schemaOf(element: XmlElement): ElementFacts | undefined {
  return placeInDocument(element)?.facts;
}

/** The same, together with the namespaces that are declared there. */
export function placeInDocument(element: XmlElement): Place | undefined {
  const path = [element];
  for (let outer = element.parent; outer !== undefined; outer = outer.parent) path.unshift(outer);
  const start = path.findIndex(({ name }) => rootNumbers.has(name));
  const [root, ...inner] = path.slice(Math.max(start, 0));
  let place = root && (rootPlace(root) ?? (start === -1 ? devicePlace(root) : undefined));
  for (const next of inner) {
    if (place === undefined) return undefined;
    const child = childPlace(place, next);
    place = typeof child === "string" ? undefined : child;
  }
  return place;
}

/**
 * The elements below a root inside of which libvirt knows a child of that name, such as `driver` and `iothreadids` for
 * `iothread` in a domain.
 */
export function elementsThatHold(child: string, root: Place): readonly string[] {
  let holders = knownHolders.get(root.facts);
  if (holders === undefined) {
    holders = readHolders(root);
    knownHolders.set(root.facts, holders);
  }
  return [...(holders.get(child) ?? [])].sort();
}

type Holders = ReadonlyMap<string, ReadonlySet<string>>;
const knownHolders = new Map<ElementFacts, Holders>();

function readHolders(root: Place): Holders {
  const holders = new Map<string, Set<string>>();
  const pending: (readonly [name: string, facts: ElementFacts])[] = [
    [root.element.name, root.facts],
  ];
  const seen = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [name, { children }] = next;
    for (const [childName, { facts, number }] of children) {
      holders.set(childName, (holders.get(childName) ?? new Set()).add(name));
      const key = `${childName} ${String(number)}`;
      if (!seen.has(key)) pending.push([childName, facts]);
      seen.add(key);
    }
  }
  return holders;
}

const rootNumbers: ReadonlyMap<string, number> = new Map(Object.entries(rootContexts));

const libvirtNamespaces = "{http://libvirt.org/schemas/";

function scopeOf(
  element: XmlElement,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | undefined;
  for (const attribute of element.attributes) {
    const { name } = attribute;
    if (!name.startsWith("xmlns")) continue;
    const { value } = attribute;
    scope ??= new Map(outer);
    if (name === "xmlns") scope.set("", value);
    else if (name.startsWith("xmlns:")) scope.set(name.slice("xmlns:".length), value);
  }
  return scope ?? outer;
}

/** Undefined for a prefix that is not declared. */
function qualifiedName(
  { name }: XmlElement,
  scope: ReadonlyMap<string, string>,
): string | undefined {
  const colon = name.indexOf(":");
  if (colon === -1 && scope.size === 0) return name;
  const namespace = colon === -1 ? (scope.get("") ?? "") : scope.get(name.slice(0, colon));
  if (namespace === undefined) return undefined;
  return namespace === "" ? name : `{${namespace}}${name.slice(colon + 1)}`;
}

let contextText: readonly string[] | undefined;
function contexts(): readonly string[] {
  return (contextText ??= contextLines.slice(1, -1).split("\n"));
}

let typeText: readonly string[] | undefined;
function types(): readonly string[] {
  return (typeText ??= typeLines.slice(1, -1).split("\n"));
}

const knownContexts = new Map<number, ElementFacts>();

function contextFacts(number: number): ElementFacts {
  let facts = knownContexts.get(number);
  if (facts === undefined) {
    facts = readContext(contexts()[number] ?? "");
    knownContexts.set(number, facts);
  }
  return facts;
}

function readContext(line: string): ElementFacts {
  const attributes = new Map<string, AttributeFacts>();
  const children = new Map<string, ChildFacts>();
  let text: ValueType | undefined;
  let open = false;
  for (const token of line.split(" ")) {
    const [, name = "", sign, number, since, marks = ""] = tokenPattern.exec(token) ?? [];
    const facts = { required: marks.includes("!"), age: ageOf(since) };
    if (token === "*") open = true;
    else if (sign === "=") text = valueType(Number(number));
    else if (sign === ":") attributes.set(name, { ...facts, type: valueType(Number(number)) });
    else if (sign === ">") children.set(name, new Child(Number(number), facts, marks));
  }
  const required = [...children].flatMap(([name, { age, required: isRequired }]) =>
    isRequired ? [{ name, age }] : [],
  );
  return { attributes, children, required, text, open };
}

const tokenPattern = /^(.*)([=:>])(\d+)(?:\^(\d+))?([!+]*)$/;

/** Reads what is inside only when it is asked for: elements may contain themselves. */
class Child implements ChildFacts {
  readonly required: boolean;
  readonly repeated: boolean;
  readonly age: Age;
  readonly number: number;

  constructor(context: number, { required, age }: NameFacts, marks: string) {
    this.number = context;
    this.required = required;
    this.age = age;
    this.repeated = marks.includes("+");
  }

  get facts(): ElementFacts {
    return contextFacts(this.number);
  }
}

const knownTypes = new Map<number, ValueType>();

function valueType(number: number): ValueType {
  let type = knownTypes.get(number);
  if (type === undefined) {
    type = readType(types()[number] ?? "");
    knownTypes.set(number, type);
  }
  return type;
}

function readType(line: string): ValueType {
  const values = new Map<string, Age>();
  const forms: RegExp[] = [];
  let integer: ValueType["integer"];
  let open = false;
  for (const token of line.split(" ")) {
    if (token === "*") {
      open = true;
    } else if (token.startsWith("#")) {
      const [min = "", max = ""] = token.slice(1).split("..");
      integer = { min: bound(min), max: bound(max) };
    } else if (token.startsWith("~")) {
      forms.push(new RegExp(`^(?:${decodeURIComponent(token.slice(1))})$`));
    } else {
      const [value = "", since] = token.split("^");
      values.set(value === "%" ? "" : decodeURIComponent(value), ageOf(since));
    }
  }
  return { values, integer, forms, open };
}

function bound(digits: string): bigint | undefined {
  return digits === "" ? undefined : BigInt(digits);
}

function ageOf(since: string | undefined): Age {
  const knownIn = describedVersions[Number(since)];
  const absentIn = describedVersions[Number(since) - 1];
  return knownIn === undefined || absentIn === undefined ? undefined : { absentIn, knownIn };
}
