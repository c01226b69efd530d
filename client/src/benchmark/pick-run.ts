import * as vscode from "vscode";
import {
  type ListRunsResponse,
  type RunSummary,
  listRunsRequest,
  workload,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../language-client.js";

/** Lets the user pick one of the stored runs; undefined when the user gave up or there is none. */
export async function pickRun(server: LanguageServer, title: string): Promise<string | undefined> {
  const items = await runItems(server);
  const picked =
    items &&
    (await vscode.window.showQuickPick(items, {
      title,
      placeHolder: vscode.l10n.t("A stored run, newest first"),
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  return picked?.run.id;
}

/** Lets the user pick some of the stored runs that fit, at least one; undefined when the user gave up or there is none. */
export async function pickRuns(
  server: LanguageServer,
  title: string,
  fits: (run: RunSummary) => boolean = () => true,
): Promise<readonly RunSummary[] | undefined> {
  const items = await runItems(server, fits);
  const picked =
    items &&
    (await vscode.window.showQuickPick(items, {
      title,
      placeHolder: vscode.l10n.t("One run or several; a verdict needs several on each side"),
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  return picked === undefined || picked.length === 0 ? undefined : picked.map(({ run }) => run);
}

type RunItem = vscode.QuickPickItem & { readonly run: RunSummary };

async function runItems(
  server: LanguageServer,
  fits: (run: RunSummary) => boolean = () => true,
): Promise<RunItem[] | undefined> {
  const { runs } = await server.request<ListRunsResponse>(listRunsRequest, {});
  const fitting = runs.filter(fits);
  if (fitting.length > 0) return fitting.map(runItem);
  void vscode.window.showInformationMessage(
    vscode.l10n.t("There is no such run yet. Benchmark a VM first."),
  );
  return undefined;
}

function runItem(run: RunSummary): RunItem {
  const { guest, target, time, figures, directory, status } = run;
  return {
    label: guest?.name ?? target,
    description: [figures, localTime(time), ...(status === "complete" ? [] : [status])]
      .filter((part) => part !== "")
      .join(" · "),
    detail: [workload(run.workload).title, ...(guest === null ? [] : [target]), directory].join(
      " · ",
    ),
    run,
  };
}

function localTime(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleString(vscode.env.language);
}
