import * as v from "valibot";
import type { Connection } from "vscode-languageserver";
import type { Finding } from "../core/lint/finding.js";
import { lint } from "../core/lint/lint.js";
import { recognise } from "../core/lint/recognise.js";
import { severities } from "../core/lint/severity.js";
import { jsonFindings } from "../core/report/json.js";
import {
  type LintTextParams,
  type LintTextResponse,
  largestText,
  lintTextRequest,
} from "../protocol.js";
import type { SettingsResolver } from "./document-settings.js";
import { describe } from "./guard.js";
import { type Expected, serveRequest } from "./requests.js";

/** Whoever asks reads all of the answer, and a model pays for each word of it. */
const mostFindings = 50;

/** Serves the findings in texts that are not open in the editor. */
export function serveLintText(connection: Connection, resolver: SettingsResolver): void {
  const log = connection.console;
  const serve = async ({
    text,
    language: wanted,
    folder,
  }: LintTextParams): Promise<LintTextResponse> => {
    if (text.length > largestText) return { kind: "too-large" };
    const language = wanted ?? recognise(text);
    if (language === undefined) return { kind: "not-ours" };
    // The name is that of no file; what is set for the folder's files counts.
    const name = language === "libvirt-xml" ? "text.xml" : "nova.conf";
    const settings = await resolver.of(
      folder === undefined ? `untitled:${name}` : `${folder}/${name}`,
    );
    const { findings: found, failures } = lint(text, language, settings);
    for (const { rule, error } of failures)
      log.error(`The rule ${rule} failed: ${describe(error)}`);
    const findings = [...found].sort(graverFirst).slice(0, mostFindings);
    return {
      kind: "linted",
      language,
      findings: jsonFindings({ name, text, findings }),
      omitted: found.length - findings.length,
    };
  };
  serveRequest(connection, lintTextRequest, lintTextParams, serve);
}

function graverFirst(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

const lintTextParams: Expected<LintTextParams> = [
  v.object({
    text: v.string(),
    language: v.exactOptional(v.picklist(["libvirt-xml", "nova-conf", "nova-yaml"])),
    folder: v.exactOptional(v.pipe(v.string(), v.url())),
  }),
  'The findings in a text are asked for with an object such as { "text": "<domain>..." }',
];
