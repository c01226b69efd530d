import type { Comparison } from "../benchmark/comparison.js";
import type { BenchmarkRun } from "../benchmark/run.js";

/** What a results page can show without a program behind it. */
export type StoredContent =
  | { readonly kind: "runs"; readonly runs: readonly BenchmarkRun[] }
  | { readonly kind: "comparison"; readonly comparison: Comparison };

/** The results page's own script and style sheet, as built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** The id of the element that holds the content; the page's script looks for it. */
export const contentId = "content";

/** The results page as one file that needs nothing else: for a ticket, a mail, an archive. */
export function resultsHtml(content: StoredContent, { script, style }: PageParts): string {
  // Only the end of the element must not occur in it.
  const data = JSON.stringify(content).replaceAll("<", "\\u003c");
  const code = script.replaceAll(/<\/(script)/gi, "<\\/$1");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Benchmark</title>
<style>${colours}${style}</style>
</head>
<body>
<main id="page"></main>
<script type="application/json" id="${contentId}">${data}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** The colours that VS Code gives to its webviews, for a browser of either preference; plain values, for a canvas takes no others. */
const colours = `
:root {
  --vscode-foreground: #1f1f1f;
  --vscode-descriptionForeground: #595959;
  --vscode-font-family: system-ui, sans-serif;
  --vscode-font-size: 15px;
  --vscode-editor-font-family: ui-monospace, monospace;
  --vscode-editor-font-size: 13px;
  --vscode-widget-border: #d4d4d4;
  --vscode-textCodeBlock-background: #f2f2f2;
  --vscode-inputValidation-warningBackground: #f6f5d2;
  --vscode-inputValidation-warningBorder: #b89500;
  --vscode-focusBorder: #0078d4;
  --vscode-charts-blue: #1a85ff;
  --vscode-charts-orange: #b35900;
  --vscode-charts-green: #388a34;
  --vscode-charts-purple: #652d90;
  --page-background: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --vscode-foreground: #d4d4d4;
    --vscode-descriptionForeground: #a6a6a6;
    --vscode-widget-border: #454545;
    --vscode-textCodeBlock-background: #262626;
    --vscode-inputValidation-warningBackground: #352a05;
    --vscode-charts-blue: #3794ff;
    --vscode-charts-orange: #d18616;
    --vscode-charts-green: #89d185;
    --vscode-charts-purple: #b180d7;
    --page-background: #1e1e1e;
  }
}
body { background: var(--page-background); }
`;
