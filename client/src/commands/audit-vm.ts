import * as vscode from "vscode";
import {
  type AuditOutcome,
  type AuditParams,
  type ConfirmedAudit,
  type PreparedAudit,
  type Target,
  formatHypervisor,
  parseTarget,
  prepareAuditRequest,
  serverCommands,
} from "../../../server/src/protocol.js";
import { targetText } from "../../../server/src/core/report/plan-text.js";
import { showAudit } from "../audit-pages.js";
import { type ActiveGuest, activeGuest } from "../benchmark/active-guest.js";
import { askForTarget } from "../benchmark/ask.js";
import { knownHypervisors, rememberHypervisor } from "../benchmark/hypervisors.js";
import { benchmarkSettings } from "../benchmark/settings.js";
import type { Command } from "../command.js";

/** Looks at what outside of the files costs latency in a guest and on its host, once the user has agreed. */
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
    };
    const { id, question, detail } = await server.request<PreparedAudit>(
      prepareAuditRequest,
      params,
    );
    const agree = vscode.l10n.t("Audit");
    const answer = await vscode.window.showInformationMessage(
      question,
      { modal: true, detail },
      agree,
    );
    if (answer !== agree) return;
    const confirmed: ConfirmedAudit = { confirmedAudit: id };
    const outcome = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: agree,
        cancellable: true,
      },
      (_progress, token) =>
        server.request<AuditOutcome | null>(
          "workspace/executeCommand",
          { command: serverCommands.audit, arguments: [confirmed] },
          token,
        ),
    );
    if (outcome === null) return;
    if (parsed?.kind === "guest") {
      await rememberHypervisor(globalState, formatHypervisor(parsed.hypervisor));
    }
    await showAudit(outcome, nameOf(parsed, guest) ?? target);
  },
};

/** What the user calls a target: a guest by its name, though it is found by its UUID. */
function nameOf(target: Target | undefined, guest: ActiveGuest | undefined): string | undefined {
  if (target?.kind === "guest" && guest !== undefined) return guest.name;
  return target && targetText(target);
}
