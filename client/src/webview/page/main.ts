/* The script of a results page. It shows what the extension sends and asks for nothing from anywhere else. */
import "uplot/dist/uPlot.min.css";
import "./style.css";
import { type StoredContent, contentId } from "../../../../server/src/core/report/results-html.js";
import { verdictSentences } from "../../../../server/src/core/report/comparison-text.js";
import { comparisonView } from "./comparison-view.js";
import { element } from "./dom.js";
import { LiveView } from "./live-view.js";
import type { Content, FromPage, PageState, ToPage } from "./messages.js";
import { runsView } from "./runs-view.js";
import type { View } from "./view.js";
import { headline } from "./words.js";

/** VS Code's side of a webview. */
interface Host {
  postMessage(message: FromPage): void;
  setState(state: PageState | undefined): void;
}
declare function acquireVsCodeApi(): Host;

/** A page that was written to a file holds its content, and has no VS Code around it. */
const stored = document.getElementById(contentId)?.textContent;
const host: Host =
  stored === undefined
    ? acquireVsCodeApi()
    : { postMessage: () => undefined, setState: () => undefined };
const page = document.getElementById("page") ?? document.body;
let shown: View | undefined;

/** Says what happened to those who do not see it; there from the start, since only what changes in it is read. */
const announcement = element("div", { role: "status", class: "announcement" });
page.after(announcement);

// Only VS Code can post to a webview's own window.
window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.type === "show") show(data.content);
  else if (shown instanceof LiveView) shown.progress(data.progress);
});
host.postMessage({ type: "ready" });
if (stored !== undefined) show(JSON.parse(stored) as StoredContent);

function show(content: Content): void {
  const wasLive = shown instanceof LiveView;
  shown?.dispose();
  shown = viewOf(content);
  page.replaceChildren(...shown.nodes);
  host.setState(stateOf(content));
  announcement.textContent = wasLive ? ending(content) : "";
}

/** What is said when a benchmark ends and its results take its place. */
function ending(content: Content): string {
  if (content.kind === "comparison") {
    return ["The benchmark has ended.", ...verdictSentences(content.comparison)].join(" ");
  }
  if (content.kind !== "runs") return "";
  const last = content.runs.at(-1);
  return ["The benchmark has ended.", (last && headline(last)) ?? ""].join(" ").trim();
}

function viewOf(content: Content): View {
  switch (content.kind) {
    case "live":
      return new LiveView(content.plan, content.progress, content.samples);
    case "runs":
      return runsView(
        content.runs,
        stored === undefined
          ? (run) => {
              host.postMessage({ type: "compare", run });
            }
          : undefined,
      );
    case "comparison":
      return comparisonView(content.comparison);
    case "notice":
      return { nodes: [element("p", { role: "status" }, content.text)], dispose: () => undefined };
  }
}

/** What is needed to show the same again after a restart. */
function stateOf(content: Content): PageState | undefined {
  if (content.kind === "runs") return { kind: "runs", ids: content.runs.map(({ id }) => id) };
  if (content.kind !== "comparison") return undefined;
  const { base, changed } = content.comparison;
  const ids = (runs: readonly { readonly id: string }[]): string[] => runs.map(({ id }) => id);
  return { kind: "comparison", base: ids(base), changed: ids(changed) };
}
