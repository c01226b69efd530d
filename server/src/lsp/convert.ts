/* Builds types of the Language Server Protocol from ours, and reads ours from them. */
import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  InsertTextFormat,
  type MarkupContent,
  MarkupKind,
  type Location,
  type Range,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Completion, Hover } from "../core/editor/features.js";
import type { ConfigurationProblem } from "../core/lint/configuration.js";
import type { Lens, LensAction } from "../core/editor/lenses.js";
import type { InlayHint } from "../core/editor/inlay-hints.js";
import type { Finding, RelatedPlace } from "../core/lint/finding.js";
import type { Severity } from "../core/lint/severity.js";
import type { RuleLink } from "../core/editor/rule-links.js";
import { docsUrl } from "../core/rules/docs-url.js";
import type { FileEdits, NamedText } from "../core/text/named-text.js";
import { type Span, type TextEdit, applyEdits } from "../core/text/span.js";
import { type BenchmarkArgument, languageIds } from "../protocol.js";
import { fixAllKind, recipeKind } from "./action-kinds.js";
import type { Action } from "./actions.js";
import { type Verdict, largestDocument } from "./analyses.js";

/** Diagnostics' source. */
const product = "virt-latency";

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
  /** Shows edits with what they are for, and asks before it makes them. */
  readonly annotatedEdits: boolean;
  /** What shows a rule's page; undefined when the client has no way to show one. */
  readonly explainCommand: string | undefined;
  /** What shows the XML that Nova writes. */
  readonly effectiveXmlCommand: string | undefined;
  /** What benchmarks the guest of a document. */
  readonly benchmarkCommand: string | undefined;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly deprecatedTag: boolean;
  readonly takesSnippets: boolean;
  /** What shows the list of completions again; undefined when the client has no such command. */
  readonly suggestCommand: string | undefined;
  /** Something else in the editor completes end tags already. */
  readonly closesTags: boolean;
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
    // VS Code puts what belongs to no finding behind what does.
    const diagnostics = [toDiagnostic(document, action.finding, client)];
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, command }];
  }
  if (action.kind === "recipe") {
    const { description, edits } = action;
    const annotation = { label: title, description };
    return [
      { title, kind: recipeKind, edit: toWorkspaceEdit(document, edits, client, annotation) },
    ];
  }
  if (action.kind === "configure") {
    const diagnostics = [toDiagnostic(document, action.finding, client)];
    const edit = toConfigurationEdit(action, client);
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
  }
  const edit = toWorkspaceEdit(document, action.edits, client);
  if (action.kind === "fix") addElsewhere(edit, action.elsewhere);
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

export function toSpan(document: TextDocument, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** None for a client that has no command for it. */
export function toCodeLens(
  document: TextDocument,
  { span, title, action }: Lens,
  { effectiveXmlCommand, benchmarkCommand }: ClientAbilities,
): CodeLens[] {
  const command = action.kind === "benchmark" ? benchmarkCommand : effectiveXmlCommand;
  if (command === undefined) return [];
  return [
    {
      range: toRange(document, span),
      command: { title, command, arguments: [argumentOf(action, document.uri)] },
    },
  ];
}

function argumentOf(action: LensAction, uri: string): string | BenchmarkArgument {
  return action.kind === "benchmark" ? { uri, disk: action.disk } : uri;
}

export function toHover(
  document: TextDocument,
  { span, markdown }: Hover,
  client: ClientAbilities,
): LspHover {
  return {
    range: toRange(document, span),
    contents: toMarkup(markdown, client.hoverMarkdown),
  };
}

/** From the name of a rule to its page. */
export function toDocumentLink(document: TextDocument, { span, rule }: RuleLink): DocumentLink {
  return { range: toRange(document, span), target: docsUrl(rule), tooltip: `What ${rule} means` };
}

export function toInlayHint(
  document: TextDocument,
  { offset, label, markdown }: InlayHint,
  client: ClientAbilities,
): LspInlayHint {
  return {
    position: document.positionAt(offset),
    label,
    tooltip: toMarkup(markdown, client.hoverMarkdown),
    paddingLeft: true,
  };
}

/** None where the client cannot take what it would write. */
export function toCompletion(
  document: TextDocument,
  { kind, label, detail, markdown, deprecated, edit, rank, ...more }: Completion,
  client: ClientAbilities,
): CompletionItem[] {
  const snippet = client.takesSnippets ? more.snippet : undefined;
  if (kind === "snippet" && snippet === undefined) return [];
  if (kind === "end-tag" && client.closesTags) return [];
  const { suggestCommand } = client;
  // Without tab stops the cursor is not where a snippet would have put it.
  const isAtPlace = snippet !== undefined || more.snippet === undefined;
  const asksAgain = isAtPlace && more.asksAgain === true && suggestCommand !== undefined;
  return [
    {
      label,
      kind: completionKinds[kind],
      ...(detail !== "" && { detail }),
      ...(markdown !== "" && { documentation: toMarkup(markdown, client.completionMarkdown) }),
      ...(deprecated && client.deprecatedTag && { tags: [CompletionItemTag.Deprecated] }),
      sortText: rank,
      filterText: more.filter ?? edit.newText,
      textEdit: toTextEdit(document, { ...edit, newText: snippet ?? edit.newText }),
      ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(asksAgain && { command: { title: label, command: suggestCommand } }),
    },
  ];
}

const completionKinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  option: CompletionItemKind.Property,
  element: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  "end-tag": CompletionItemKind.Class,
  snippet: CompletionItemKind.Snippet,
};

/** For a client that shows no Markdown, its marks are taken off and links stand as their address. */
function toMarkup(markdown: string, takesMarkdown: boolean): MarkupContent {
  if (takesMarkdown) return { kind: MarkupKind.Markdown, value: markdown };
  const value = markdown.replaceAll(/\[([^\]]*)\]\((\S*?)\)/g, "$1: $2").replaceAll(/\*\*|`/g, "");
  return { kind: MarkupKind.PlainText, value };
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
          location: toLocation(document, place),
          message: place.message,
        })),
      }),
  };
}

function toLocation(document: TextDocument, { file, span }: RelatedPlace): Location {
  const place = file === undefined ? document : documentOf(file);
  return { uri: place.uri, range: toRange(place, span) };
}

/** A companion as a document, to count its lines. */
function documentOf({ name, text }: NamedText): TextDocument {
  return TextDocument.create(name, languageIds.novaConf, 0, text);
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

/** With an annotation, an editor that can shows the edits and asks before it makes them. */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly TextEdit[],
  client: ClientAbilities,
  annotation?: ChangeAnnotation,
): WorkspaceEdit {
  const { uri, version } = document;
  const converted = edits.map((edit) => toTextEdit(document, edit));
  if (annotation !== undefined && client.versionedEdits && client.annotatedEdits) {
    // VS Code unticks what asks for confirmation, and "Apply" would do nothing: so an edit that changes nothing asks.
    const question: AnnotatedTextEdit = {
      ...toTextEdit(document, { span: { start: 0, end: 0 }, newText: "" }),
      annotationId: "question",
    };
    const changes = converted.map((edit) => ({ ...edit, annotationId: "recipe" }));
    return {
      changeAnnotations: {
        question: { label: "Asks before anything is changed", needsConfirmation: true },
        recipe: annotation,
      },
      documentChanges: [{ textDocument: { uri, version }, edits: [question, ...changes] }],
    };
  }
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}

/** The edits of a configuration; a new one is made with all that is in it. */
function toConfigurationEdit(
  { file: { uri, text, version, isNew }, edits }: Extract<Action, { kind: "configure" }>,
  client: ClientAbilities,
): WorkspaceEdit {
  if (isNew) {
    const whole = { range: onlyStart, newText: applyEdits(text, edits) };
    return {
      documentChanges: [
        { kind: "create", uri },
        { textDocument: { uri, version: null }, edits: [whole] },
      ],
    };
  }
  const document = TextDocument.create(uri, "jsonc", 0, text);
  const converted = edits.map((edit) => toTextEdit(document, edit));
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}

const onlyStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Adds edits of other files, whose versions are not known. */
function addElsewhere(edit: WorkspaceEdit, elsewhere: readonly FileEdits[]): void {
  for (const { file, edits } of elsewhere) {
    const other = documentOf(file);
    const converted = edits.map((one) => toTextEdit(other, one));
    if (edit.changes !== undefined) edit.changes[other.uri] = converted;
    const textDocument = { uri: other.uri, version: null };
    edit.documentChanges?.push({ textDocument, edits: converted });
  }
  if (edit.documentChanges !== undefined) {
    edit.documentChanges = edit.documentChanges.filter(
      (change) => !("edits" in change) || change.edits.length > 0,
    );
  }
}

function toTextEdit(document: TextDocument, { span, newText }: TextEdit): LspTextEdit {
  return { range: toRange(document, span), newText };
}

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
