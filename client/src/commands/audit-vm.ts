import * as vscode from "vscode";
import {
  type AuditOutcome,
  type AuditParams,
  formatHypervisor,
  parseTarget,
  serverCommands,
} from "../../../server/src/protocol.js";
import { showAudit } from "../audit-pages.js";
import { activeGuest } from "../benchmark/active-guest.js";
import { askForTarget } from "../benchmark/ask.js";
import { knownHypervisors, rememberHypervisor } from "../benchmark/hypervisors.js";
import { benchmarkSettings } from "../benchmark/settings.js";
import type { Command } from "../command.js";

/** Looks at what outside of the files costs latency in a guest and on its host. The server asks before it reaches out. */
export const auditVm: Command = {
  id: "virtLatency.auditVm",
  needs: "trust",
  run: async ({ context, server }, argument) => {
    const { globalState } = context;
    const settings = benchmarkSettings();
    const guest = await activeGuest(server, argument);
    const hypervisors = knownHypervisors(globalState, settings.hypervisors);
    const target = await askForTarget(
      vscode.l10n.t("Audit this VM"),
      { settings, guest, hypervisors, last: undefined },
      vscode.l10n.t("What to look at"),
    );
    if (target === undefined) return;
    const parsed = parseTarget(target);
    const { guestUser } = settings;
    const lint = vscode.workspace.getConfiguration("virtLatency", guest?.uri);
    const params: AuditParams = {
      target,
      ...(parsed?.kind === "guest" && guestUser !== null && { guestUser }),
      profile: lint.get("profile", "latency"),
      rules: lint.get("rules", {}),
      clientShows: true,
    };
    const outcome = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Audit"),
        cancellable: true,
      },
      (_progress, token) =>
        server.request<AuditOutcome | null>(
          "workspace/executeCommand",
          { command: serverCommands.audit, arguments: [params] },
          token,
        ),
    );
    if (outcome === null) return;
    if (parsed?.kind === "guest") {
      await rememberHypervisor(globalState, formatHypervisor(parsed.hypervisor));
    }
    await showAudit(outcome);
  },
};
