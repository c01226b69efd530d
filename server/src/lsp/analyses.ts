import type { TextDocument } from "vscode-languageserver-textdocument";
import { mayHoldNova } from "../core/embedded/may-hold-nova.js";
import type { BaselineEntry } from "../core/lint/baseline.js";
import { lint } from "../core/lint/lint.js";
import type { LintResult } from "../core/lint/run.js";
import { type Language, mayBecomeLibvirts, recognise } from "../core/lint/recognise.js";
import type { Settings } from "../core/lint/settings.js";
import { definedXmlScheme, effectiveXmlScheme, languageIds } from "../protocol.js";
import { type BaselineFiles, withBaseline } from "./baseline-files.js";
import type { CompanionFiles } from "./companion-files.js";
import type { SettingsResolver } from "./document-settings.js";
import { type Log, describe } from "./guard.js";

/** A document of ours, read and linted. */
export interface Analysis {
  readonly document: TextDocument;
  readonly text: string;
  readonly language: Language;
  readonly settings: Settings;
  readonly findings: LintResult["findings"];
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

/** An analysis, and what it was made from. */
interface Kept {
  readonly version: number;
  readonly settings: string;
  readonly entries: readonly BaselineEntry[] | undefined;
  readonly analysis: Analysis;
}

/** Lints documents, each version once. */
export class Analyses {
  readonly #resolver: SettingsResolver;
  readonly #companions: CompanionFiles;
  readonly #log: Log;
  readonly #baselines: BaselineFiles;
  readonly #kept = new Map<string, Kept>();
  readonly #failed = new Set<string>();
  /** Open XML documents that were libvirt's when they were last looked at. */
  readonly #libvirts = new Set<string>();

  constructor(
    resolver: SettingsResolver,
    companions: CompanionFiles,
    baselines: BaselineFiles,
    log: Log,
  ) {
    this.#resolver = resolver;
    this.#companions = companions;
    this.#baselines = baselines;
    this.#log = log;
  }

  async of(document: TextDocument): Promise<Verdict> {
    const language = this.#languageOf(document);
    if (language === undefined) return { kind: "not-ours" };
    const { uri } = document;
    const resolved = await this.#resolver.of(uri);
    const settings = await this.#companions.withCompanions(uri, language, resolved);
    const entries = await this.#baselines.entriesFor(uri, settings.baseline);
    // The document may have changed meanwhile. From here on nothing waits, so text, version and findings agree.
    return this.#verdict(document, settings, entries);
  }

  /** The analysis of a document; undefined for one that is closed, not ours, or too large. */
  async linted(document: TextDocument | undefined): Promise<Analysis | undefined> {
    const verdict = document && (await this.of(document));
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

  #verdict(
    document: TextDocument,
    settings: Settings,
    entries: readonly BaselineEntry[] | undefined,
  ): Verdict {
    const language = this.#languageOf(document);
    if (language === undefined) return { kind: "not-ours" };
    const text = document.getText();
    if (text.length > largestDocument) return { kind: "too-large", document };
    const { version, uri } = document;
    const key = JSON.stringify([language, settings]);
    const kept = this.#kept.get(uri);
    if (kept?.version === version && kept.settings === key && kept.entries === entries) {
      return { kind: "linted", analysis: kept.analysis };
    }
    const { findings: all, failures } = lint(text, language, settings);
    for (const failure of failures) this.#logOnce(failure.rule, failure.error);
    const findings = withBaseline(all, entries, text, language);
    const analysis = { document, text, language, settings, findings };
    this.#kept.set(uri, { version, settings: key, entries, analysis });
    return { kind: "linted", analysis };
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
  const language = recognise(document.getText(), pathOf(uri));
  return languageId === "xml" && language !== "libvirt-xml" ? undefined : language;
}

function pathOf(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
