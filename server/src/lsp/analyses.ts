import { TextDocument } from "vscode-languageserver-textdocument";
import { mayHoldNova } from "../core/embedded/may-hold-nova.js";
import { lint } from "../core/lint/lint.js";
import type { LintResult } from "../core/lint/run.js";
import { type Language, mayBecomeLibvirts, recognise } from "../core/lint/recognise.js";
import type { Settings } from "../core/lint/settings.js";
import { definedXmlScheme, effectiveXmlScheme, languageIds } from "../protocol.js";
import type { Attention } from "./attention.js";
import { withBaseline } from "./baseline-files.js";
import type { SettingsResolver } from "./document-settings.js";
import { type Log, describe } from "./guard.js";
import { type Standard, type Standards, isSameStandard } from "./standards.js";
import { decoded } from "./uris.js";

/** A document of ours, read and linted. */
export interface Analysis {
  /** The one that was asked about. */
  readonly document: TextDocument;
  readonly text: string;
  readonly language: Language;
  readonly settings: Settings;
  readonly findings: LintResult["findings"];
  /** The user wants no findings here, so there are none, and nothing is to be mended. */
  readonly isOff: boolean;
}

/** What the server makes of a document. */
export type Verdict =
  | { readonly kind: "linted"; readonly analysis: Analysis }
  /** Ours, but larger than an editor can wait for. */
  | { readonly kind: "too-large"; readonly document: TextDocument }
  | { readonly kind: "not-ours" };

/**
 * In UTF-16 units. A guest with a thousand disks is 0.2 MB; linting is linear, but the tree of a document takes many
 * times its size in memory, and it would be built again at each key stroke.
 */
export const largestDocument = 8 * 1024 * 1024;

/** An analysis, and what it was made by. */
interface Kept {
  readonly standard: Standard;
  readonly analysis: Analysis;
}

/** Lints documents, each version once. */
export class Analyses {
  readonly #resolver: SettingsResolver;
  readonly #standards: Standards;
  readonly #attention: Attention;
  readonly #isOpen: (uri: string) => boolean;
  readonly #log: Log;
  readonly #kept = new Map<string, Kept>();
  readonly #failed = new Set<string>();
  /** Open XML documents that were libvirt's when they were last looked at. */
  readonly #libvirts = new Set<string>();

  /** `attention` is told while somebody waits for an analysis. */
  constructor(
    resolver: SettingsResolver,
    standards: Standards,
    attention: Attention,
    isOpen: (uri: string) => boolean,
    log: Log,
  ) {
    this.#resolver = resolver;
    this.#standards = standards;
    this.#attention = attention;
    this.#isOpen = isOpen;
    this.#log = log;
  }

  /** What is made of a document as it is once all is known that it is judged by. It is then the open one, which may change. */
  async of(document: TextDocument): Promise<Verdict> {
    try {
      return await this.#attention.during(this.#of(document));
    } finally {
      // Closed meanwhile, and so forgotten before all was known.
      if (!this.#isOpen(document.uri)) this.forget(document.uri);
    }
  }

  async #of(document: TextDocument): Promise<Verdict> {
    const language = this.#languageOf(document);
    if (language === undefined) return { kind: "not-ours" };
    const { uri } = document;
    const standard = await this.#standards.of(uri, language);
    const { diagnostics } = await this.#resolver.client(uri);
    // The document may have changed meanwhile. From here on nothing waits, so text, version and findings agree.
    return this.#verdict(document, standard, diagnostics === "off");
  }

  /** Lints a document that nobody has open, and keeps nothing of it. */
  once(document: TextDocument, language: Language, standard: Standard): Analysis {
    return this.#lint(document, language, standard);
  }

  /**
   * The analysis of a document as it is now, whatever is typed meanwhile: the place that a client asks about is one in
   * that text. Undefined for a document that is closed, not ours, or too large.
   */
  async linted(document: TextDocument | undefined): Promise<Analysis | undefined> {
    const verdict = document && (await this.of(this.#asItIs(document)));
    return verdict?.kind === "linted" ? verdict.analysis : undefined;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#libvirts.delete(uri);
    this.#resolver.forget(uri);
  }

  /** While its root is being typed anew, libvirt's XML stays libvirt's: findings must not go and come back. */
  #languageOf(document: TextDocument): Language | undefined {
    const { uri } = document;
    const language = languageOf(document);
    if (language === "libvirt-xml") this.#libvirts.add(uri);
    else if (!this.#libvirts.has(uri) || !mayBecomeLibvirts(document.getText())) return language;
    return "libvirt-xml";
  }

  #verdict(document: TextDocument, standard: Standard, isOff: boolean): Verdict {
    const language = this.#languageOf(document);
    if (language === undefined) return { kind: "not-ours" };
    if (document.getText().length > largestDocument) {
      return isOff ? { kind: "not-ours" } : { kind: "too-large", document };
    }
    const asked = this.#asItIs(document);
    const kept = this.#kept.get(asked.uri);
    const isSame =
      kept?.analysis.document === asked &&
      kept.analysis.language === language &&
      isSameStandard(kept.standard, standard);
    const analysis = isSame ? kept.analysis : this.#lint(asked, language, standard);
    if (!isSame) this.#kept.set(asked.uri, { standard, analysis });
    return {
      kind: "linted",
      // The open document knows where its lines are; a copy would have to count them at each key.
      analysis: { ...analysis, document, ...(isOff && { findings: [], isOff }) },
    };
  }

  /** A document that stays as this one is: the one that was linted, so that its lines are counted once, or a new one. */
  #asItIs(document: TextDocument): TextDocument {
    const { languageId, uri, version } = document;
    const text = document.getText();
    const linted = this.#kept.get(uri)?.analysis.document;
    const isLinted =
      linted?.version === version && linted.languageId === languageId && linted.getText() === text;
    return isLinted ? linted : TextDocument.create(uri, languageId, version, text);
  }

  #lint(document: TextDocument, language: Language, standard: Standard): Analysis {
    const { settings, entries } = standard;
    const text = document.getText();
    const { findings: all, failures } = lint(text, language, settings);
    for (const failure of failures) this.#logOnce(failure.rule, failure.error);
    const findings = withBaseline(all, entries, text, language);
    return { document, text, language, settings, findings, isOff: false };
  }

  #logOnce(rule: string, error: unknown): void {
    if (this.#failed.has(rule)) return;
    this.#failed.add(rule);
    this.#log.error(`The rule ${rule} failed and reports nothing: ${describe(error)}`);
  }
}

/** What editors call YAML; the second is that of the extension for Ansible. */
const yamlLanguages = ["yaml", "ansible"];

/** What clients show of us, which is judged elsewhere. */
const shownXml = [effectiveXmlScheme, definedXmlScheme];

/** The user's choice of language wins; otherwise the text and the file's name decide. */
function languageOf(document: TextDocument): Language | undefined {
  const { languageId, uri } = document;
  if (shownXml.some((scheme) => uri.startsWith(`${scheme}:`))) return undefined;
  if (languageId === languageIds.domainXml || languageId === languageIds.novaConf) {
    return languageId;
  }
  if (yamlLanguages.includes(languageId)) {
    return mayHoldNova(document.getText()) ? "nova-yaml" : undefined;
  }
  const language = recognise(document.getText(), decoded(uri));
  return languageId === "xml" && language !== "libvirt-xml" ? undefined : language;
}
