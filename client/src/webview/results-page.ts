import * as vscode from "vscode";
import type { BenchmarkPlan, BenchmarkProgress } from "../../../server/src/protocol.js";
import { pageHtml } from "./page-html.js";
import { PagePort } from "./page-port.js";
import { withSample } from "./page/live-samples.js";
import type { Content } from "./page/messages.js";

/** One page of results in an editor tab. */
export class ResultsPage implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #port: PagePort;
  #content: Content;

  /** Takes over the panel; `onCompare` is called when the user wants to see a run beside another one. */
  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    content: Content,
    onCompare: (run: string) => void,
  ) {
    this.#panel = panel;
    this.#content = content;
    this.#port = new PagePort(panel.webview);
    this.#port.onMessage((message) => {
      if (message.type === "ready") this.#port.send({ type: "show", content: this.#content });
      else onCompare(message.run);
    });
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, "dist")],
    };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "images", "icon.png");
    panel.webview.html = pageHtml(panel.webview, extensionUri);
  }

  show(content: Content, title: string): void {
    this.#content = content;
    this.#panel.title = title;
    this.#port.send({ type: "show", content });
  }

  begin(plan: BenchmarkPlan): void {
    this.show(
      { kind: "live", plan, progress: null, samples: [] },
      vscode.l10n.t("Benchmark running"),
    );
  }

  progress(progress: BenchmarkProgress): void {
    if (this.#content.kind !== "live") return;
    const { samples } = this.#content;
    const { sample } = progress;
    this.#content = {
      ...this.#content,
      progress,
      samples: sample === null ? samples : withSample(samples, sample),
    };
    this.#port.send({ type: "progress", progress });
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
