import * as vscode from "vscode";
import {
  type ListRunsResponse,
  type RunSummary,
  listRunsRequest,
  workload,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../language-client.js";

/** Lets the user pick one of the stored runs that fit; undefined when the user gave up or there is none. */
export async function pickRun(
  server: LanguageServer,
  title: string,
  fits: (run: RunSummary) => boolean = () => true,
): Promise<string | undefined> {
  const { runs } = await server.request<ListRunsResponse>(listRunsRequest, {});
  const fitting = runs.filter(fits);
  if (fitting.length === 0) {
    void vscode.window.showInformationMessage("There is no such run yet. Benchmark a VM first.");
    return undefined;
  }
  const items = fitting.map((run) => ({
    label: workload(run.workload).title,
    description: run.target,
    detail: [
      localTime(run.time),
      run.directory,
      ...(run.status === "complete" ? [] : [run.status]),
    ].join(" · "),
    id: run.id,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "A stored run, newest first",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

function localTime(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toLocaleString(vscode.env.language);
}
