import * as vscode from "vscode";

/** Where the extension runs: beside the files with processes of its own, or inside a browser. */
export type Place = "process" | "browser";

/** Why nothing may be reached from here but the documents, in a sentence; undefined when it may. */
export function reasonNotToReachOut(place: Place): string | undefined {
  if (place === "browser") {
    return vscode.l10n.t(
      "In a browser there are no programs to start, so benchmarks and audits are off. Files are checked as everywhere.",
    );
  }
  if (!vscode.workspace.isTrusted) {
    return vscode.l10n.t(
      "This workspace is not trusted, so benchmarks and audits, which reach other hosts, are off. Files are checked as everywhere.",
    );
  }
  return undefined;
}
