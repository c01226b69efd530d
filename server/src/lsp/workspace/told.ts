import {
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { decoded } from "../uris.js";
import type { FileReport } from "./check.js";

/** Remembers what a client was told of files, so that it is told what is new. */
export class Told {
  readonly #told = new Map<string, { readonly uri: string; readonly resultId: string }>();

  constructor(previous: readonly PreviousResultId[]) {
    for (const { uri, value } of previous) this.#told.set(decoded(uri), { uri, resultId: value });
  }

  /** What there is to say of a file; undefined when that has been said, or nothing was ever found in it. */
  news({ key, uri, version, resultId, diagnostics }: FileReport): News | undefined {
    const last = this.#told.get(key);
    if (last?.resultId === resultId || (last === undefined && diagnostics.length === 0)) {
      return undefined;
    }
    this.#told.set(key, { uri, resultId });
    const kind = DocumentDiagnosticReportKind.Full;
    return { kind, uri, version, resultId, items: [...diagnostics] };
  }

  /** Whether the client knows just this of the file. */
  isUpToDate({ key, resultId }: FileReport): boolean {
    return this.#told.get(key)?.resultId === resultId;
  }

  /** Takes back what was told of files that are not among these. */
  withdrawnBut(seen: ReadonlySet<string>): readonly News[] {
    return [...this.#told.keys()].flatMap((key) => (seen.has(key) ? [] : this.withdrawn(key)));
  }

  /** Takes back what was told of a file. */
  withdrawn(key: string): readonly News[] {
    const last = this.#told.get(key);
    if (last === undefined) return [];
    this.#told.delete(key);
    const kind = DocumentDiagnosticReportKind.Full;
    return [{ kind, uri: last.uri, version: null, items: [] }];
  }

  /** What the client shows of a file need not be what it was told here. */
  isStale(uri: string): void {
    this.#told.set(decoded(uri), { uri, resultId: "" });
  }
}

/** A report of all that is found in a file. */
export type News = Extract<WorkspaceDocumentDiagnosticReport, { readonly items: unknown }>;

/** What is said at first of a file of which the client knows already what is found. */
export function unchanged(report: FileReport): WorkspaceDocumentDiagnosticReport {
  const { uri, version, resultId } = report;
  return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId };
}
