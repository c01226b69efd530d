import * as vscode from "vscode";
import {
  type LintTextParams,
  type LintTextResponse,
  type ListRulesResponse,
  type RulePageParams,
  type RulePageResponse,
  largestText,
  lintTextRequest,
  listRulesRequest,
  rulePageRequest,
} from "../../server/src/protocol.js";
import type { LanguageServer } from "./language-client.js";

/** A tool's input as a model wrote it; the manifest's schema is a wish, so each part is looked at. */
type Input = Readonly<Record<string, unknown>>;

/**
 * Tools for assistants: findings in a text, and the page of a rule. They read and reach nothing; what measures or
 * changes something is no tool, since a person has to agree to it. Hosts without language models have no tools.
 */
export function registerAssistantTools(server: LanguageServer): vscode.Disposable {
  const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };
  if (lm?.registerTool === undefined) return new vscode.Disposable(() => undefined);
  return vscode.Disposable.from(
    lm.registerTool("virt-latency_lint_text", lintTextTool(server)),
    lm.registerTool("virt-latency_explain_rule", explainRuleTool(server)),
  );
}

function lintTextTool(server: LanguageServer): vscode.LanguageModelTool<Input> {
  return {
    prepareInvocation: () => ({
      invocationMessage: vscode.l10n.t("Looking for settings that cost latency"),
    }),
    invoke: async ({ input }, token) => {
      const { text, language } = input;
      if (typeof text !== "string" || text.trim() === "") {
        throw forModel("'text' is missing. Pass the whole content of one file as a string.");
      }
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const parameters: LintTextParams = {
        text,
        ...(isLanguage(language) && { language }),
        ...(folder !== undefined && { folder: folder.uri.toString() }),
      };
      const response = await server.request<LintTextResponse>(lintTextRequest, parameters, token);
      return answer(lintAnswer(response));
    },
  };
}

function lintAnswer(response: LintTextResponse): string {
  switch (response.kind) {
    case "too-large":
      throw forModel(
        `The text is longer than ${largestText} characters. Pass one domain or one nova.conf at a time.`,
      );
    case "not-ours":
      throw forModel(
        "This is neither libvirt XML (its root would be <domain>, <disk>, <network>, <volume>, ...) nor a nova.conf with a section [DEFAULT] or [libvirt]. If it is a part of a nova.conf, pass language 'nova-conf'.",
      );
    case "linted": {
      const { language, findings, omitted } = response;
      // The name of a file and the address on the web say nothing new about a text.
      const told = findings.map((finding) => {
        const { rule, severity, range, message, related, fixes } = finding;
        return { rule, severity, range, message, related, fixes };
      });
      return JSON.stringify({ language, findings: told, omitted });
    }
  }
}

function explainRuleTool(server: LanguageServer): vscode.LanguageModelTool<Input> {
  return {
    prepareInvocation: ({ input: { rule } }) => ({
      invocationMessage:
        typeof rule === "string"
          ? vscode.l10n.t("Reading the page of {0}", rule)
          : vscode.l10n.t("Reading the page of a rule"),
    }),
    invoke: async ({ input }, token) => {
      const { rule } = input;
      if (typeof rule !== "string") {
        throw forModel("'rule' is missing. Pass an id such as domain/disk-cache-unsafe.");
      }
      const parameters: RulePageParams = { rule };
      const page = await server.request<RulePageResponse>(rulePageRequest, parameters, token);
      if (page !== null) return answer(page.markdown);
      const rules = await server.request<ListRulesResponse>(listRulesRequest, {}, token);
      const similar = similarIds(
        rules.map(({ id }) => id),
        rule,
      );
      const hint = similar.length === 0 ? "" : ` Similar ids: ${similar.join(", ")}.`;
      throw forModel(
        `There is no rule '${rule.slice(0, 80)}'. Ids are as virt-latency_lint_text gives them.${hint}`,
      );
    },
  };
}

/** The ids that share the most words with what was asked for. */
function similarIds(ids: readonly string[], asked: string): readonly string[] {
  const words = new Set(asked.toLowerCase().match(/[a-z0-9]+/g));
  const shared = (id: string): number => id.split(/[/-]/).filter((word) => words.has(word)).length;
  const ranked = ids
    .map((id) => ({ id, count: shared(id) }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count);
  return ranked.slice(0, 5).map(({ id }) => id);
}

function isLanguage(value: unknown): value is "libvirt-xml" | "nova-conf" {
  return value === "libvirt-xml" || value === "nova-conf";
}

function answer(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

/** An error that a model reads, in English and with what to do instead. */
function forModel(message: string): Error {
  return new Error(message);
}
