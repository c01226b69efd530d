import * as vscode from "vscode";
import {
  type BenchmarkOutcome,
  type ConfirmedPlan,
  type PlanParams,
  type PlanResponse,
  planRequest,
  serverCommands,
} from "../../../server/src/protocol.js";
import { progressText } from "../../../server/src/core/report/plan-text.js";
import type { LanguageServer } from "../language-client.js";
import type { ResultsPage } from "../webview/results-page.js";

/** Shows what the benchmark would do; the plan when the user agrees to it. */
export async function confirmPlan(
  server: LanguageServer,
  request: PlanParams,
): Promise<PlanResponse | undefined> {
  const response = await server.request<PlanResponse>(planRequest, request);
  const agree = vscode.l10n.t("Run benchmark");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Run this benchmark?"),
    { modal: true, detail: response.confirmation },
    agree,
  );
  return answer === agree ? response : undefined;
}

/** Runs a plan that the user has confirmed, with progress in a notification and on the page. */
export async function runPlan(
  server: LanguageServer,
  { id, plan }: PlanResponse,
  page: ResultsPage,
): Promise<BenchmarkOutcome | null> {
  const confirmed: ConfirmedPlan = { confirmedPlan: id };
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("Benchmark"),
      cancellable: true,
    },
    async (notification, token) => {
      let shown = 0;
      const listener = server.onProgress(({ confirmedPlan, progress }) => {
        if (confirmedPlan !== id) return;
        const increment = (progress.fraction - shown) * 100;
        shown = progress.fraction;
        notification.report({ message: progressText(progress).trim(), increment });
        page.progress(progress);
      });
      notification.report({ message: vscode.l10n.t("starting") });
      page.begin(plan);
      try {
        return await server.request<BenchmarkOutcome | null>(
          "workspace/executeCommand",
          { command: serverCommands.benchmark, arguments: [confirmed] },
          token,
        );
      } finally {
        listener.dispose();
      }
    },
  );
}
