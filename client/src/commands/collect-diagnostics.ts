import * as vscode from "vscode";
import type { Command, Parts } from "../command.js";

/** Settings whose values may tell who or where somebody is; only whether they are set is told. */
const personal = [
  "benchmark.hosts",
  "benchmark.directory",
  "configurationFile",
  "novaConfigFiles",
  "baseline",
  "overrides",
];

/**
 * Opens a new document with what somebody needs who looks into a problem. It goes nowhere by itself, and holds no
 * text of documents, no names of files and no hosts. It is English, since it is for those who work on this extension.
 */
export const collectDiagnostics: Command = {
  id: "virtLatency.collectDiagnostics",
  run: async (parts) => {
    const document = await vscode.workspace.openTextDocument({
      language: "markdown",
      content: report(parts),
    });
    await vscode.window.showTextDocument(document);
  },
};

function report({ context, log, server, place }: Parts): string {
  const manifest = context.extension.packageJSON as Readonly<Record<string, unknown>>;
  const facts = [
    ["Virt Latency", String(manifest["version"])],
    ["VS Code", `${vscode.version} (${vscode.env.appHost})`],
    ["Runs in", place === "browser" ? "a browser" : (vscode.env.remoteName ?? "this machine")],
    ["Language server", server.state],
    ["Workspace", vscode.workspace.isTrusted ? "trusted" : "restricted"],
    ["Folders", schemesOf((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri))],
    ["Open documents", languagesOf(vscode.workspace.textDocuments)],
  ];
  return [
    "# Virt Latency",
    facts.map(([name, value]) => `- ${name ?? ""}: ${value ?? ""}`).join("\n"),
    "## Settings that differ from the defaults",
    fenced("json", JSON.stringify(changedSettings(manifest), null, 2)),
    "## Last lines of the log",
    fenced("text", log.lastLines.map(withoutPaths).join("\n")),
    "",
  ].join("\n\n");
}

function changedSettings(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const contributes = manifest["contributes"] as
    { readonly configuration?: { readonly properties?: object } } | undefined;
  const names = Object.keys(contributes?.configuration?.properties ?? {});
  const settings = vscode.workspace.getConfiguration();
  return Object.fromEntries(
    names.flatMap((name) => {
      const { defaultValue, ...found } = settings.inspect<unknown>(name) ?? { key: name };
      const value = settings.get<unknown>(name);
      if (JSON.stringify(value) === JSON.stringify(defaultValue)) return [];
      const isPersonal = personal.includes(found.key.replace(/^virtLatency\./, ""));
      return [[name, isPersonal ? "(set)" : value]];
    }),
  );
}

function schemesOf(uris: readonly vscode.Uri[]): string {
  return counted(uris.map(({ scheme }) => scheme));
}

function languagesOf(documents: readonly vscode.TextDocument[]): string {
  return counted(documents.map(({ languageId, uri }) => `${languageId} (${uri.scheme})`));
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count.toString()} × ${word}`).join(", ") || "none";
}

/** Paths and addresses may hold names of people and hosts; of a program's file only the last part tells something. */
function withoutPaths(line: string): string {
  return line
    .replaceAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s)'"]*\/([^\s/)'"]*)/gi, "…/$1")
    .replaceAll(/(?<![\w…])(?:\/[^\s/:)'"]+)+\/([^\s/)'"]*)/g, "…/$1");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replaceAll("```", "'''")}\n\`\`\``;
}
