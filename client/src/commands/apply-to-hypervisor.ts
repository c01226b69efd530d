import * as vscode from "vscode";
import {
  type AppliedDefinition,
  type ApplyParams,
  type ConfirmedDefinition,
  type PreparedDefinition,
  prepareDefinitionRequest,
  serverCommands,
} from "../../../server/src/protocol.js";
import { activeGuest } from "../benchmark/active-guest.js";
import { askForHypervisor } from "../benchmark/ask.js";
import { keepRunsBefore } from "../benchmark/before-change.js";
import { knownHypervisors, rememberHypervisor } from "../benchmark/hypervisors.js";
import { benchmarkSettings } from "../benchmark/settings.js";
import type { Command } from "../command.js";
import { showDefinition } from "../defined-xml.js";
import { benchmarkCommand } from "../language-client.js";

/** Defines a guest as the document describes it, after showing the difference to what is defined. Starts and stops nothing. */
export const applyToHypervisor: Command = {
  id: "virtLatency.applyToHypervisor",
  needs: "trust",
  run: async ({ context, server }, argument) => {
    const guest = await activeGuest(server, argument);
    if (guest === undefined) {
      throw new Error(vscode.l10n.t("Open the XML of one domain, with its name, first."));
    }
    const { globalState } = context;
    const known = knownHypervisors(globalState, benchmarkSettings().hypervisors);
    const title = vscode.l10n.t("Apply {0} to the hypervisor", guest.name);
    const hypervisor = await askForHypervisor(title, known);
    if (hypervisor === undefined) return;

    const request: ApplyParams = { hypervisor, text: guest.text };
    const prepared = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Reading what is defined on {0}", hypervisor),
        cancellable: true,
      },
      (_progress, token) =>
        server.request<PreparedDefinition>(prepareDefinitionRequest, request, token),
    );
    await rememberHypervisor(globalState, hypervisor);
    if (prepared.before === prepared.after) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("{0} is already defined like this.", prepared.name),
      );
      return;
    }
    await showDefinition(prepared, guest.uri, hypervisor);
    const define = vscode.l10n.t("Define");
    // Beside the difference, which is what there is to read; a notification would go away meanwhile.
    const answer = await vscode.window.showQuickPick([define, vscode.l10n.t("Cancel")], {
      title: vscode.l10n.t(
        "Define {0} on {1} as this file describes it?",
        prepared.name,
        hypervisor,
      ),
      placeHolder: vscode.l10n.t("What runs is not touched."),
      ignoreFocusOut: true,
    });
    if (answer !== define) return;
    const confirmed: ConfirmedDefinition = { confirmedDefinition: prepared.id };
    const applied = await server.request<AppliedDefinition>("workspace/executeCommand", {
      command: serverCommands.applyDefinition,
      arguments: [confirmed],
    });
    const kept = await keepRunsBefore(globalState, server, applied.uuid);
    const benchmark = vscode.l10n.t("Benchmark");
    const then =
      kept === 0
        ? vscode.l10n.t("Benchmark it then.")
        : vscode.l10n.t("Benchmark it then: the result is compared with its last runs.");
    const next = await vscode.window.showInformationMessage(
      `${applied.message} ${then}`,
      benchmark,
    );
    if (next === benchmark) await vscode.commands.executeCommand(benchmarkCommand, guest.uri);
  },
};
