import { resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { findingKeys } from "../core/lint/finding-key.js";
import type { LintedFile } from "../core/report/linted-file.js";
import type { SarifContext } from "../core/report/sarif.js";
import { readPlainRulePage } from "../rule-pages.js";
import type { LintedInputs } from "./lint-inputs.js";
import { programVersion } from "./program-version.js";

/** What a SARIF log says of the program and of the machine. */
export async function sarifContext(result: LintedInputs, cwd: string): Promise<SarifContext> {
  // Loaded here, since the other formats need not wait for Node's cryptography.
  const { createHash } = await import("node:crypto");
  const pages = new Map<string, string>();
  for (const { file } of result.linted) {
    for (const { rule } of [...file.findings, ...(file.baselined ?? [])]) {
      if (pages.has(rule)) continue;
      const page = await readPlainRulePage(rule);
      if (page !== undefined) pages.set(rule, page);
    }
  }
  return {
    version: programVersion(),
    uriOf: (file) => uriReference(file, cwd),
    elementOf: elementNames(result),
    digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 16),
    pages,
    isComplete: !result.isDefective,
  };
}

/** Reads each file once. */
function elementNames({ linted }: LintedInputs): SarifContext["elementOf"] {
  const languages = new Map(linted.map(({ file, input }) => [file, input.language]));
  const keys = new Map<LintedFile, ReturnType<typeof findingKeys>>();
  return (file, finding) => {
    const language = languages.get(file);
    if (language === undefined) return "";
    const keyOf = keys.get(file) ?? findingKeys(file.text, language);
    keys.set(file, keyOf);
    return keyOf(finding).element;
  };
}

function uriReference(file: string, cwd: string): string {
  const root = encoded(pathToFileURL(cwd + sep).href);
  const uri = encoded(pathToFileURL(resolve(cwd, file)).href);
  if (!uri.startsWith(root)) return uri;
  // Before the first slash of a relative reference a colon would end a scheme.
  return uri.slice(root.length).replaceAll(":", "%3A");
}

/** `pathToFileURL` leaves some characters that RFC 3986 does not allow in a path. */
function encoded(url: string): string {
  return url.replaceAll(/[[\]^|]/g, encodeURIComponent);
}
