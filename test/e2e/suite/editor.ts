import * as vscode from "vscode";

/** Waits for findings of one rule. */
export async function findings(
  document: vscode.TextDocument,
  rule: string,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`${rule} in ${document.uri.path}`, () => {
    const found = ownDiagnostics(document, rule);
    return found.length > 0 ? found : undefined;
  });
}

/** What the extension reports in a document, of one rule or of all. */
export function ownDiagnostics(
  document: vscode.TextDocument,
  rule?: string,
): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source, code }) => {
    const id = typeof code === "object" ? code.value : code;
    return source === "virt-latency" && (rule === undefined || id === rule);
  });
}

/** Asks again and again until there is an answer; the case's own time limit ends it. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`There was no sign of ${what} within 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a tool for assistants says. */
export async function answerOf(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ""))
    .join("");
}
