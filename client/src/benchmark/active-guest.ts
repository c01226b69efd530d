import * as vscode from "vscode";
import {
  type BenchmarkArgument,
  type GuestAtParams,
  type GuestAtResponse,
  guestAtRequest,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../language-client.js";

/** The guest that a document describes. */
export interface ActiveGuest {
  readonly name: string;
  /** Null where the document has none. */
  readonly uuid: string | null;
  /** Targets of the disks that hold data. */
  readonly disks: readonly string[];
  /** The one that the user pointed at. */
  readonly disk: string | null;
  readonly text: string;
  readonly uri: vscode.Uri;
}

/**
 * The guest of a lens, of a menu's document, or around the cursor; undefined where there is none.
 *
 * @param argument What VS Code gives to the command.
 */
export async function activeGuest(
  server: LanguageServer,
  argument: unknown,
): Promise<ActiveGuest | undefined> {
  const editor = vscode.window.activeTextEditor;
  const asked = isBenchmarkArgument(argument)
    ? vscode.Uri.parse(argument.uri)
    : argument instanceof vscode.Uri
      ? argument
      : editor?.document.uri;
  const document = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.toString() === asked?.toString(),
  );
  if (document === undefined) return undefined;
  const isActive = editor?.document === document;
  const position = isActive ? editor.selection.active : new vscode.Position(0, 0);
  const parameters: GuestAtParams = { uri: document.uri.toString(), position };
  const found = await server.request<GuestAtResponse>(guestAtRequest, parameters);
  if (found === null) return undefined;
  return {
    ...found,
    disk: isBenchmarkArgument(argument) ? argument.disk : found.disk,
    text: document.getText(),
    uri: document.uri,
  };
}

function isBenchmarkArgument(argument: unknown): argument is BenchmarkArgument {
  return (
    typeof argument === "object" &&
    argument !== null &&
    !(argument instanceof vscode.Uri) &&
    "uri" in argument &&
    typeof argument.uri === "string"
  );
}
