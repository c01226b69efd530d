import {
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { fixAllKind, recipeKind } from "./action-kinds.js";
import { type Action, fixEverything, quickFixes, touchedBy } from "./actions.js";
import type { Analyses } from "./analyses.js";
import type { Client } from "./client.js";
import { type ConfigurationPlaces, configurationActions } from "./configuration-actions.js";
import { toCodeAction, toSourceAction, toSpan } from "./convert.js";
import { guarded } from "./guard.js";
import { recipeActions } from "./recipe-actions.js";

/** Serves what the user can have done to a document. */
export function serveCodeActions(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  analyses: Analyses,
  client: Client,
  places: ConfigurationPlaces,
): void {
  connection.onCodeAction(
    guarded(
      connection.console,
      "textDocument/codeAction",
      [],
      async ({ textDocument, range, context }) => {
        const analysis = await analyses.linted(documents.get(textDocument.uri));
        if (analysis === undefined || analysis.isOff) return [];
        const { document, text } = analysis;
        const span = toSpan(document, range);
        let mended: readonly Action[] | undefined;
        // That mends the whole document, so only for those who then offer it.
        const everything = (): readonly Action[] =>
          (mended ??= wantsEverything(context) ? fixEverything(analysis) : []);
        const actions: Action[] = [];
        if (wants(context, CodeActionKind.QuickFix)) {
          const touched = touchedBy(analysis, span);
          const configure = await configurationActions(document.uri, touched, places);
          actions.push(...quickFixes(analysis, touched, { everything, configure }));
        }
        if (wantsRecipes(context, text.length)) actions.push(...recipeActions(analysis, span));
        return [
          ...actions.flatMap((action) => toCodeAction(document, action, client)),
          ...(wants(context, fixAllKind)
            ? everything().flatMap((action) => toSourceAction(document, action, client))
            : []),
        ];
      },
    ),
  );
}

/** Editors ask at each movement of the cursor, for a light bulb: no time to mend the whole document. */
function wantsEverything(context: CodeActionContext): boolean {
  const isInvoked = context.triggerKind !== CodeActionTriggerKind.Automatic;
  return (isInvoked && wants(context, CodeActionKind.QuickFix)) || wants(context, fixAllKind);
}

/** Whether the client wants actions of this kind; a kind includes those below it. */
function wants({ only, triggerKind }: CodeActionContext, kind: CodeActionKind): boolean {
  if (only !== undefined) {
    return only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
  }
  // Editors ask at each movement of the cursor, for a light bulb: no time to mend the whole document.
  return kind === CodeActionKind.QuickFix || triggerKind !== CodeActionTriggerKind.Automatic;
}

/** In UTF-16 units. Recipes lint the text a dozen times; a guest of this size has some 300 disks. */
const quickDocument = 64 * 1024;

/** Whether the client wants recipes; for a large document it has to ask for them and not just for anything. */
function wantsRecipes(context: CodeActionContext, length: number): boolean {
  return wants(context, recipeKind) && (context.only !== undefined || length <= quickDocument);
}
