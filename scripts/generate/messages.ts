import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { projectRoot } from "../project.js";
import { type GeneratedFile, formatted } from "./generated-file.js";

/** Where the extension's own code is; the results page inside of it is a report, which is English like every report. */
const clientFolder = "client/src";
const notTranslated = "webview/page/";

/** A place where the extension asks for a message in the user's language. */
interface MessageUse {
  /** Relative to the project's folder, and the line, counted from 1. */
  readonly place: string;
  /** Undefined where it is not written down at that place, so that nobody could translate it. */
  readonly message: string | undefined;
}

/** `l10n/bundle.l10n.json`: every message of the extension, from which a translation starts. */
export async function messageBundle(): Promise<GeneratedFile> {
  const messages = new Set<string>();
  for (const source of await clientSources()) {
    for (const { place, message } of messageUses(source)) {
      if (message === undefined) throw new Error(`${place}: l10n.t needs its message in place.`);
      messages.add(message);
    }
  }
  const bundle = Object.fromEntries([...messages].sort().map((message) => [message, message]));
  return formatted("l10n/bundle.l10n.json", JSON.stringify(bundle));
}

/** The sources whose messages are translated, parsed. */
export async function clientSources(): Promise<readonly ts.SourceFile[]> {
  const names = await readdir(join(projectRoot, clientFolder), { recursive: true });
  const files = names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.startsWith(notTranslated));
  return Promise.all(
    files.sort().map(async (name) => {
      const path = `${clientFolder}/${name}`;
      const text = await readFile(join(projectRoot, path), "utf8");
      return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    }),
  );
}

/** Every call of `vscode.l10n.t` in a source. */
function messageUses(source: ts.SourceFile): readonly MessageUse[] {
  return nodesOf(source)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText() === "vscode.l10n.t")
    .map((call) => ({ place: placeOf(call), message: textOf(call.arguments[0]) }));
}

/** All nodes of a source, outer ones first. */
export function nodesOf(source: ts.SourceFile): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** File and line of a node. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${(line + 1).toString()}`;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}
