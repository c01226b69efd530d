import type { Language } from "../lint/recognise.js";
import type { Span, TextEdit } from "../text/span.js";
import { domainNames } from "./domain/names.js";
import { domainFoldings, domainSelection } from "./domain/tree.js";
import { domainSymbols } from "./domain/symbols.js";
import { novaFoldings, novaSelection, novaSymbols } from "./nova/structure.js";

/** A thing that a document is made of, for an outline. */
export interface DocumentSymbol {
  readonly name: string;
  /** What matters about it, in a few words; may be empty. */
  readonly detail: string;
  readonly kind: "guest" | "device" | "group" | "section" | "option";
  /** All of it. */
  readonly span: Span;
  /** What to show of it; inside `span`. */
  readonly place: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Something that has a name in a document, defined once and used elsewhere. */
export interface NamedThing {
  /** Where it is defined; undefined where that is a count. */
  readonly definition: Span | undefined;
  readonly uses: readonly Span[];
  /** The edits for a new name, or why not that one: a sentence. In place of all that, why it cannot be renamed. */
  readonly rename: string | ((name: string) => readonly TextEdit[] | string);
}

interface Structure {
  readonly symbols: (text: string) => readonly DocumentSymbol[];
  /** Parts that can be folded: from the end of their first line to the line before their last. */
  readonly foldings: (text: string) => readonly Span[];
  /** Ever larger parts around an offset, the smallest first. */
  readonly selection: (text: string, offset: number) => readonly Span[];
  readonly nameAt: (text: string, offset: number) => NamedThing | undefined;
}

const structures: Partial<Record<Language, Structure>> = {
  "libvirt-xml": {
    symbols: domainSymbols,
    foldings: domainFoldings,
    selection: domainSelection,
    nameAt: domainNames,
  },
  "nova-conf": {
    symbols: novaSymbols,
    foldings: novaFoldings,
    selection: novaSelection,
    nameAt: () => undefined,
  },
};

/** How documents of a language are built; undefined for one that another extension knows better. */
export function structureOf(language: Language): Structure | undefined {
  return structures[language];
}
