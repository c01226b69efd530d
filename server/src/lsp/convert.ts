/* The only file that builds types of the Language Server Protocol from ours, and reads ours from them. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionContext,
  CodeActionTriggerKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigurationProblem } from "../core/lint/configuration.js";
import type { Finding } from "../core/lint/finding.js";
import type { Severity } from "../core/lint/severity.js";
import { docsUrl } from "../core/rules/metadata.js";
import type { Span, TextEdit } from "../core/text/span.js";
import type { Action } from "./actions.js";
import { type Verdict, largestDocument } from "./analyses.js";

/** Diagnostics' source, and the tail of the fix-all kind. */
const product = "virt-latency";

/** The kind of the action that applies every safe fix, for `editor.codeActionsOnSave`. */
export const fixAllKind: CodeActionKind = `${CodeActionKind.SourceFixAll}.${product}`;

const diagnosticSeverities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What the client can take. */
export interface ClientAbilities {
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
  /** What shows a rule's page; undefined when the client has no way to show one. */
  readonly explainCommand: string | undefined;
}

export function toDiagnostics(verdict: Verdict, client: ClientAbilities): Diagnostic[] {
  if (verdict.kind === "not-ours") return [];
  if (verdict.kind === "too-large") return [tooLarge(verdict.document)];
  const { document, findings } = verdict.analysis;
  return findings.map((finding) => toDiagnostic(document, finding, client));
}

/** Problems in a configuration file as diagnostics of that file. */
export function toConfigurationDiagnostics(
  uri: string,
  text: string,
  problems: readonly ConfigurationProblem[],
): Diagnostic[] {
  const document = TextDocument.create(uri, "jsonc", 0, text);
  return problems.map(({ span, message }) => ({
    range: toRange(document, span),
    severity: DiagnosticSeverity.Warning,
    source: product,
    message,
  }));
}

export function toCodeAction(
  document: TextDocument,
  action: Action,
  client: ClientAbilities,
): CodeAction[] {
  const { title } = action;
  if (action.kind === "explain") {
    if (client.explainCommand === undefined) return [];
    const command = { title, command: client.explainCommand, arguments: [action.finding.rule] };
    return [{ title, kind: CodeActionKind.QuickFix, command }];
  }
  const edit = toWorkspaceEdit(document, action.edits, client);
  if (action.kind === "fix-all") return [{ title, kind: CodeActionKind.QuickFix, edit }];
  const diagnostics = [toDiagnostic(document, action.finding, client)];
  const preferred = action.preferred ? { isPreferred: true } : {};
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...preferred }];
}

/** A fix-all action as the source action that editors run on save. */
export function toSourceAction(
  document: TextDocument,
  action: Action,
  client: ClientAbilities,
): CodeAction[] {
  return toCodeAction(document, action, client).map((each) => ({ ...each, kind: fixAllKind }));
}

/** Whether the client wants actions of this kind; a kind includes those below it. */
export function wants({ only, triggerKind }: CodeActionContext, kind: CodeActionKind): boolean {
  if (only !== undefined) {
    return only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  }
  // Editors ask at each movement of the cursor, for a light bulb: no time to mend the whole document.
  return kind !== fixAllKind || triggerKind !== CodeActionTriggerKind.Automatic;
}

export function toSpan(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

function toDiagnostic(
  document: TextDocument,
  { rule, severity, span, message, related }: Finding,
  client: ClientAbilities,
): Diagnostic {
  return {
    range: toRange(document, span),
    severity: diagnosticSeverities[severity],
    code: rule,
    codeDescription: { href: docsUrl(rule) },
    source: product,
    message,
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((place) => ({
          location: { uri: document.uri, range: toRange(document, place.span) },
          message: place.message,
        })),
      }),
  };
}

function tooLarge(document: TextDocument): Diagnostic {
  const limit = (largestDocument / 1024 / 1024).toString();
  return {
    range: toRange(document, { start: 0, end: 1 }),
    severity: DiagnosticSeverity.Information,
    source: product,
    message: `This file is larger than ${limit} MiB, so it is not checked while you edit. \`virt-latency check\` in a terminal checks it.`,
  };
}

function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  client: ClientAbilities,
): WorkspaceEdit {
  const { uri, version } = document;
  const converted = edits.map((edit) => toTextEdit(document, edit));
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}

function toTextEdit(document: TextDocument, { span, newText }: TextEdit): LspTextEdit {
  return { range: toRange(document, span), newText };
}

function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
