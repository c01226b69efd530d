import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseXml } from "../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../server/src/core/xml/tree.js";

/** A RELAX NG pattern in the subset that libvirt's schema uses; anything else makes `loadGrammar` throw. */
export type Pattern =
  | { readonly kind: "element"; readonly name: NameClass; readonly content: Pattern }
  | { readonly kind: "attribute"; readonly name: NameClass; readonly content: Pattern }
  | { readonly kind: "all" | "choice"; readonly parts: readonly Pattern[] }
  | { readonly kind: "optional" | "many"; readonly part: Pattern }
  | { readonly kind: "ref"; readonly name: string }
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "data"; readonly type: string; readonly facets: Facets }
  | { readonly kind: "text" | "empty" | "notAllowed" };

export type ElementPattern = Extract<Pattern, { kind: "element" }>;

/** `any` stands for a name class that takes in names which the schema does not list. */
export type NameClass = "any" | { readonly local: string; readonly namespace: string };

/** The parameters of a data type, and `except` where values are taken out of it. */
export type Facets = Readonly<Partial<Record<string, string>>>;

export interface Grammar {
  readonly start: Pattern;
  readonly defines: ReadonlyMap<string, Pattern>;
}

/** Reads a schema and all that it includes from one folder. */
export async function loadGrammar(folder: string, file: string): Promise<Grammar> {
  const starts: Pattern[] = [];
  const defines = new Map<string, Pattern>();
  await include(file, { folder, starts, defines, seen: new Set() });
  const [start, ...others] = starts;
  if (start === undefined || others.length > 0) throw new Error(`${file}: not one <start>`);
  return { start, defines };
}

interface Loading {
  readonly folder: string;
  readonly starts: Pattern[];
  readonly defines: Map<string, Pattern>;
  readonly seen: Set<string>;
}

/** `startName`: where the file's start goes among the definitions, for a grammar within a grammar. */
async function include(file: string, loading: Loading, startName?: string): Promise<void> {
  if (loading.seen.has(file)) return;
  loading.seen.add(file);
  const { roots, errors } = parseXml(await readFile(join(loading.folder, file), "utf8"));
  const [grammar] = roots;
  if (grammar?.name !== "grammar" || errors.length > 0) throw new Error(`${file}: not a grammar`);
  for (const child of grammar.children) {
    if (child.name === "include" && child.children.length === 0) {
      await include(required(child, "href"), loading);
    } else if (child.name === "start" && startName !== undefined) {
      loading.defines.set(startName, content(child));
    } else if (child.name === "start") {
      loading.starts.push(content(child));
    } else if (child.name === "define") {
      define(child, loading.defines);
    } else {
      throw new Error(`${file}: <${child.name}> is not supported in a grammar`);
    }
  }
  for (const href of nestedGrammars(grammar)) await include(href, loading, startOf(href));
}

/**
 * The files that grammars inside of patterns include. libvirt nests the one of a domain in those of a snapshot and a
 * checkpoint. Its definitions are taken in like all others, so the outer grammar may allow what only a domain may have.
 */
function nestedGrammars(element: XmlElement): readonly string[] {
  return element.children.flatMap((child) =>
    child.name === "grammar" ? [nestedFile(child)] : nestedGrammars(child),
  );
}

function nestedFile(grammar: XmlElement): string {
  const [only, ...others] = grammar.children;
  if (only?.name !== "include" || only.children.length > 0 || others.length > 0) {
    throw new Error("A grammar within a grammar that does more than to include a file");
  }
  return required(only, "href");
}

function startOf(file: string): string {
  return `start of ${file}`;
}

/** `combine="choice"` adds alternatives to an earlier definition. */
function define(element: XmlElement, defines: Map<string, Pattern>): void {
  const name = required(element, "name");
  const earlier = defines.get(name);
  const pattern = content(element);
  if (earlier === undefined) {
    defines.set(name, pattern);
  } else if (attribute(element, "combine") === "choice") {
    defines.set(name, { kind: "choice", parts: [earlier, pattern] });
  } else {
    throw new Error(`<define name="${name}"> twice`);
  }
}

/** Several patterns in a row stand for a group of them. Elements inherit the namespace that an outer one names. */
function content(element: XmlElement, outer = ""): Pattern {
  return all(element.children.map((child) => pattern(child, outer)));
}

function all(parts: readonly Pattern[]): Pattern {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : { kind: "all", parts };
}

function pattern(element: XmlElement, outer: string): Pattern {
  const namespace = attribute(element, "ns") ?? outer;
  switch (element.name) {
    case "element":
      return elementPattern(element, namespace);
    case "attribute":
      return attributePattern(element, namespace);
    case "group":
    case "interleave":
      return content(element, namespace);
    case "choice":
      return { kind: "choice", parts: element.children.map((child) => pattern(child, namespace)) };
    case "optional":
      return { kind: "optional", part: content(element, namespace) };
    case "oneOrMore":
      return { kind: "many", part: content(element, namespace) };
    case "zeroOrMore":
      return {
        kind: "optional",
        part: { kind: "many", part: content(element, namespace) },
      };
    case "ref":
      return { kind: "ref", name: required(element, "name") };
    case "grammar":
      return { kind: "ref", name: startOf(nestedFile(element)) };
    case "value":
      return { kind: "value", value: element.text.trim() };
    case "data":
      return { kind: "data", type: required(element, "type"), facets: facets(element) };
    case "text":
    case "empty":
    case "notAllowed":
      return { kind: element.name };
    default:
      throw new Error(`<${element.name}> is not supported in a pattern`);
  }
}

function elementPattern(element: XmlElement, namespace: string): Pattern {
  const local = attribute(element, "name");
  if (local === undefined) return { kind: "element", ...anyName(element, namespace) };
  return { kind: "element", name: { local, namespace }, content: content(element, namespace) };
}

/** Attributes inherit no namespace; one without a pattern takes any text. */
function attributePattern(element: XmlElement, namespace: string): Pattern {
  const local = attribute(element, "name");
  if (local === undefined) return { kind: "attribute", ...anyName(element, namespace) };
  return {
    kind: "attribute",
    name: { local, namespace: attribute(element, "ns") ?? "" },
    content: element.children.length === 0 ? { kind: "text" } : content(element, namespace),
  };
}

function anyName(element: XmlElement, namespace: string): { name: "any"; content: Pattern } {
  const [nameClass, ...rest] = element.children;
  if (nameClass?.name !== "anyName") throw new Error(`<${element.name}> without a name`);
  return { name: "any", content: all(rest.map((child) => pattern(child, namespace))) };
}

function facets(element: XmlElement): Facets {
  return Object.fromEntries(
    element.children.map((child) =>
      child.name === "param" ? [required(child, "name"), child.text] : [child.name, child.text],
    ),
  );
}

function required(element: XmlElement, name: string): string {
  const value = attribute(element, name);
  if (value === undefined) throw new Error(`<${element.name}> without ${name}`);
  return value;
}

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((item) => item.name === name)?.value;
}
