import * as v from "valibot";
import type * as vscode from "vscode";
import type { FromPage, PageState, ToPage } from "./page/messages.js";

/** The one way in and out of a page: typed, and checked where it comes in. */
export class PagePort {
  readonly #webview: vscode.Webview;

  constructor(webview: vscode.Webview) {
    this.#webview = webview;
  }

  send(message: ToPage): void {
    // Resolves to false while the page is hidden; it gets everything again when it says that it is ready.
    void this.#webview.postMessage(message);
  }

  /** Calls back with what the page says; anything else than the protocol is dropped. */
  onMessage(handler: (message: FromPage) => void): vscode.Disposable {
    return this.#webview.onDidReceiveMessage((raw: unknown) => {
      const result = v.safeParse(fromPage, raw);
      if (result.success) handler(result.output);
    });
  }
}

const fromPage: v.GenericSchema<unknown, FromPage> = v.variant("type", [
  v.strictObject({ type: v.literal("ready") }),
  v.strictObject({ type: v.literal("compare"), run: v.string() }),
]);

/** One id is what earlier versions kept. */
const ids = v.union([v.string(), v.array(v.string())]);

const pageState: v.GenericSchema<unknown, PageState> = v.variant("kind", [
  v.strictObject({ kind: v.literal("runs"), ids: v.array(v.string()) }),
  v.strictObject({ kind: v.literal("comparison"), base: ids, changed: ids }),
]);

/** The state that VS Code kept for a page; undefined when it is not one of ours. */
export function readPageState(raw: unknown): PageState | undefined {
  const result = v.safeParse(pageState, raw);
  return result.success ? result.output : undefined;
}
