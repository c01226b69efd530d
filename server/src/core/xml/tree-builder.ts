import { ElementNode, type StartTag, nothing } from "./nodes.js";
import type { TextRuns } from "./text-runs.js";
import type { XmlElement, XmlSyntaxError } from "./tree.js";

interface OpenElement {
  readonly element: ElementNode;
  /** False while its start tag is being typed. */
  readonly finished: boolean;
  /** Where it stands in the list of siblings. */
  readonly index: number;
}

/**
 * Nests tags in the order of the text, pairing start and end tags by name, whatever is missing or too much.
 * Cost is linear: each element is opened and closed once, and put among the children of one other.
 * It works without recursion, since nesting may be deeper than the call stack.
 */
export class TreeBuilder {
  readonly errors: XmlSyntaxError[] = [];
  /** As written, of all elements and attributes. */
  readonly names = new Set<string>();
  readonly #runs: TextRuns;
  readonly #open: OpenElement[] = [];
  /** How many elements of a name are open; not counted before an end tag needs it. */
  #openByName: Map<string, number> | undefined;
  /** The children so far of whatever is open: each open element with its own children behind it. */
  readonly #siblings: ElementNode[] = [];
  /** How many of `#siblings` count. A list that shrinks and grows with each element would cost more. */
  #siblingCount = 0;

  constructor(runs: TextRuns) {
    this.#runs = runs;
  }

  /** The name of the innermost element that is open. */
  get innermost(): string | undefined {
    return this.#open[this.#open.length - 1]?.element.name;
  }

  startTag(tag: StartTag): void {
    const element = new ElementNode(this.#runs, tag);
    this.names.add(tag.name);
    for (const { name } of tag.attributes) this.names.add(name);
    const index = this.#siblingCount++;
    this.#siblings[index] = element;
    if (tag.selfClosing) return;
    this.#open.push({ element, finished: tag.finished, index });
    this.#count(tag.name, 1);
  }

  endTag(name: string, start: number, end: number): void {
    if (this.innermost !== name && !this.#isOpen(name)) {
      const message = strayEndTag(name, this.innermost);
      this.errors.push({ span: { start, end }, message, isUnpaired: true });
      return;
    }
    for (let left = this.#pop(); left !== undefined; left = this.#pop()) {
      if (left.element.name === name) {
        this.#close(left, start, end);
        return;
      }
      if (left.finished) this.#reportUnclosed(left.element);
      this.#leave(left, start);
    }
  }

  /** The elements outside of all others. Where something swallowed the rest of the text, their end tags may be in that. */
  finish(textEnd: number, rest: "complete" | "swallowed"): readonly XmlElement[] {
    for (let left = this.#pop(); left !== undefined; left = this.#pop()) {
      if (left.finished && rest === "complete") this.#reportUnclosed(left.element);
      this.#leave(left, textEnd);
    }
    return this.#siblings.slice(0, this.#siblingCount);
  }

  #pop(): OpenElement | undefined {
    const left = this.#open.pop();
    if (left !== undefined) this.#count(left.element.name, -1);
    return left;
  }

  #isOpen(name: string): boolean {
    if (this.#openByName === undefined) {
      this.#openByName = new Map();
      for (const { element } of this.#open) this.#count(element.name, 1);
    }
    return (this.#openByName.get(name) ?? 0) > 0;
  }

  #count(name: string, change: 1 | -1): void {
    this.#openByName?.set(name, (this.#openByName.get(name) ?? 0) + change);
  }

  #close({ element, index }: OpenElement, contentEnd: number, end: number): void {
    const first = index + 1;
    const count = this.#siblingCount;
    const children = first === count ? nothing : this.#siblings.slice(first, count);
    element.close(children, contentEnd, end);
    this.#siblingCount = first;
  }

  /** Ends an element that has no end tag. */
  #leave(left: OpenElement, end: number): void {
    // What follows a tag that is still being typed stood there before it: the tag holds nothing yet.
    if (left.finished) this.#close(left, end, end);
  }

  #reportUnclosed({ name, span, nameSpan }: ElementNode): void {
    this.errors.push({
      span: { start: span.start, end: nameSpan.end },
      message: `'<${name}>' is never closed. Add '</${name}>' or end the tag with '/>'.`,
      isUnpaired: true,
    });
  }
}

function strayEndTag(name: string, innermost: string | undefined): string {
  const hint = innermost === undefined ? "Remove it" : `Remove it, or write '</${innermost}>'`;
  return `'</${name}>' closes nothing that is open here. ${hint}.`;
}
