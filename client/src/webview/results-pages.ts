import * as vscode from "vscode";
import {
  type BenchmarkRun,
  type CompareRunsResponse,
  type Comparison,
  type ReadRunResponse,
  compareRunsRequest,
  readRunRequest,
  workload,
} from "../../../server/src/protocol.js";
import { showFailure } from "../failure.js";
import type { LanguageServer } from "../language-client.js";
import { readPageState } from "./page-port.js";
import type { Content, PageState } from "./page/messages.js";
import { ResultsPage } from "./results-page.js";

const viewType = "virtLatency.results";

/** Opens pages of results, and brings back those that were open when VS Code was closed. */
export class ResultsPages implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #serializer: vscode.Disposable;

  constructor(extensionUri: vscode.Uri, server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#log = log;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        this.#restore(panel, readPageState(state));
        return Promise.resolve();
      },
    });
  }

  /** An empty page, for a benchmark that is about to start. */
  open(): ResultsPage {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t("Benchmark"),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    return this.#page(panel, { kind: "notice", text: vscode.l10n.t("Starting…") });
  }

  showRuns(runs: readonly BenchmarkRun[], page: ResultsPage = this.open()): void {
    page.show({ kind: "runs", runs }, runsTitle(runs));
  }

  showComparison(comparison: Comparison, page: ResultsPage = this.open()): void {
    page.show({ kind: "comparison", comparison }, vscode.l10n.t("Before and after"));
  }

  dispose(): void {
    this.#serializer.dispose();
  }

  #page(panel: vscode.WebviewPanel, content: Content): ResultsPage {
    return new ResultsPage(panel, this.#extensionUri, content, (run) => {
      void vscode.commands.executeCommand("virtLatency.compareRuns", run);
    });
  }

  #restore(panel: vscode.WebviewPanel, state: PageState | undefined): void {
    if (state === undefined) {
      this.#page(panel, {
        kind: "notice",
        text: vscode.l10n.t(
          "This page showed a benchmark that was running when the window was closed.",
        ),
      });
      return;
    }
    const page = this.#page(panel, { kind: "notice", text: vscode.l10n.t("Loading…") });
    this.#load(state).then(
      (content) => {
        page.show(
          content ?? { kind: "notice", text: vscode.l10n.t("The run is not stored any more.") },
          panel.title,
        );
      },
      (error: unknown) => {
        showFailure(this.#log, error, vscode.l10n.t("The run cannot be read"));
        page.show({ kind: "notice", text: vscode.l10n.t("The run cannot be read.") }, panel.title);
      },
    );
  }

  async #load(state: PageState): Promise<Content | undefined> {
    if (state.kind === "comparison") {
      const { base, changed } = state;
      const pair = { base, changed };
      const comparison = await this.#server.request<CompareRunsResponse>(compareRunsRequest, pair);
      return comparison === null ? undefined : { kind: "comparison", comparison };
    }
    const all = state.ids.map((id) =>
      this.#server.request<ReadRunResponse>(readRunRequest, { id }),
    );
    const stored = (await Promise.all(all)).flatMap((found) => found ?? []);
    // Those that were made at the same time come with each of them.
    const runs = [...new Map(stored.map((run) => [run.id, run])).values()];
    return runs.length === 0 ? undefined : { kind: "runs", runs };
  }
}

function runsTitle([first]: readonly BenchmarkRun[]): string {
  return first === undefined ? vscode.l10n.t("Benchmark") : workload(first.workload).title;
}
