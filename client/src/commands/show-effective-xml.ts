import * as vscode from "vscode";
import { languageIds } from "../../../server/src/protocol.js";
import type { Command } from "../command.js";
import { showEffectiveXml } from "../effective-xml.js";
import { effectiveXmlCommand } from "../language-client.js";

/** Shows the XML that Nova writes from the nova.conf that is given, or from the one in the active editor. */
export const showEffectiveXmlOf: Command = {
  id: effectiveXmlCommand,
  run: async (_parts, argument) => {
    if (typeof argument === "string") {
      await showEffectiveXml(vscode.Uri.parse(argument));
      return;
    }
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageIds.novaConf) {
      throw new Error(vscode.l10n.t("Open a nova.conf first."));
    }
    await showEffectiveXml(document.uri);
  },
};
