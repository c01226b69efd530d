import type { Finding, Fix } from "../lint/finding.js";
import type { RuleMetadata } from "../lint/rule.js";
import type { Severity } from "../lint/severity.js";
import { docsUrl } from "../rules/docs-url.js";
import { allRules } from "../rules/metadata.js";
import { LineIndex } from "../text/line-index.js";
import type { Span, TextEdit } from "../text/span.js";
import type { InputError, LintedFile } from "./linted-file.js";
import { effectText } from "./text.js";

/** What a log of the program's work needs besides the work. */
export interface SarifContext {
  /** The program's version. */
  readonly version: string;
  /** A file's URI: relative when it lies below the folder that the program was started in, otherwise with its scheme. */
  readonly uriOf: (file: string) => string;
  /** What a finding is about, in words that stay the same while the text around it changes. */
  readonly elementOf: (file: LintedFile, finding: Finding) => string;
  /** A short digest of a text, the same on every machine. */
  readonly digest: (text: string) => string;
  /** The pages, in Markdown, of the rules that found something; a rule may have none. */
  readonly pages: ReadonlyMap<string, string>;
  /** False when a rule failed, so that findings may be missing. */
  readonly isComplete: boolean;
}

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** All findings as SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function findingsSarif(
  files: readonly LintedFile[],
  errors: readonly InputError[],
  notes: readonly InputError[],
  context: SarifContext,
): string {
  const rules = rulesOf(files);
  const hasBaseline = files.some(({ baselined }) => baselined !== undefined);
  const log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "virt-latency",
            version: context.version,
            semanticVersion: context.version,
            informationUri: "https://github.com/virt-latency/virt-latency",
            rules: rules.map((rule) => descriptor(rule, context.pages.get(rule.id))),
          },
        },
        invocations: [
          {
            executionSuccessful: context.isComplete && errors.length === 0,
            toolExecutionNotifications: [
              ...errors.map((error) => notification("error", error, context)),
              ...notes.map((note) => notification("note", note, context)),
            ],
          },
        ],
        originalUriBaseIds: {
          "%SRCROOT%": { description: { text: "The folder that virt-latency was started in." } },
        },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        results: files.flatMap((file) => resultsOf(file, rules, hasBaseline, context)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2) + "\n";
}

/** The rules that found something, sorted by id. */
function rulesOf(files: readonly LintedFile[]): readonly RuleMetadata[] {
  const ids = new Set(files.flatMap((file) => allFindings(file).map(({ rule }) => rule)));
  return allRules.filter(({ id }) => ids.has(id));
}

function descriptor({ id, summary, severity }: RuleMetadata, page: string | undefined): object {
  return {
    id,
    shortDescription: { text: `${summary}.` },
    helpUri: docsUrl(id),
    help: {
      text: `${summary}. ${docsUrl(id)}`,
      ...(page !== undefined && { markdown: withAbsoluteLinks(page, id) }),
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

/** Pages link to the pages beside them; a reader of the log has no such neighbours. */
function withAbsoluteLinks(page: string, rule: string): string {
  const folder = docsUrl(rule).replace(/[^/]+$/, "");
  return page.replaceAll(/\]\((?!\w+:|#|\/)([^)]+)\)/g, `](${folder}$1)`);
}

function notification(
  level: "error" | "note",
  { file, message, line, column }: InputError,
  { uriOf }: SarifContext,
): object {
  const region =
    line === undefined ? undefined : { startLine: line, ...(column && { startColumn: column }) };
  return {
    level,
    message: { text: plainText(`${file} ${message}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(uriOf(file)),
          ...(region && { region }),
        },
      },
    ],
  };
}

function resultsOf(
  file: LintedFile,
  rules: readonly RuleMetadata[],
  hasBaseline: boolean,
  { uriOf, digest, elementOf }: SarifContext,
): object[] {
  const findings = allFindings(file);
  if (findings.length === 0) return [];
  const artifact = artifactLocation(uriOf(file.name));
  const regions = new Regions(file.text);
  const occurrences = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, severity, span, message, related, fixes } = finding;
    const identity = `${rule}\n${elementOf(file, finding)}`;
    const occurrence = (occurrences.get(identity) ?? 0) + 1;
    occurrences.set(identity, occurrence);
    const physicalLocation = (place: Span): object => ({
      artifactLocation: artifact,
      region: regions.region(place),
    });
    return {
      ruleId: rule,
      ruleIndex: rules.findIndex(({ id }) => id === rule),
      level: levels[severity],
      message: { text: plainText(message) },
      locations: [{ physicalLocation: physicalLocation(span) }],
      ...(related.length > 0 && {
        relatedLocations: related.map((place, index) => ({
          id: index + 1,
          message: { text: plainText(place.message) },
          physicalLocation:
            place.file === undefined
              ? physicalLocation(place.span)
              : {
                  artifactLocation: artifactLocation(uriOf(place.file.name)),
                  region: new Regions(place.file.text).region(place.span),
                },
        })),
      }),
      // Lines may come, go and change, and so may other findings: the finding stays the same one.
      partialFingerprints: { "findingHash/v1": digest(`${identity}\n${occurrence}`) },
      // Where one result says whether it is suppressed, all have to (section 3.27.23).
      ...(hasBaseline && {
        suppressions: (file.baselined ?? []).includes(finding) ? [suppression] : [],
      }),
      ...(fixes.length > 0 && {
        fixes: fixes.map((fix) =>
          fixOf(fix, finding, [
            changeOf(artifact, regions, fix.edits),
            ...(fix.elsewhere ?? []).map(({ file: other, edits }) =>
              changeOf(artifactLocation(uriOf(other.name)), new Regions(other.text), edits),
            ),
          ]),
        ),
      }),
    };
  });
}

/** A baseline lies beside the file and not in it. */
const suppression = { kind: "external", status: "accepted" };

/** In the order of the text, so that the numbers of equal ones do not depend on a baseline. */
function allFindings({ findings, baselined = [] }: LintedFile): readonly Finding[] {
  return [...findings, ...baselined].sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

function fixOf(
  { title, safety, effect }: Fix,
  { rule }: Finding,
  artifactChanges: readonly object[],
): object {
  return {
    description: { text: plainText(`${title} (${safety}; ${effectText(effect, rule)})`) },
    artifactChanges,
    properties: { safety, effect },
  };
}

function changeOf(artifact: object, regions: Regions, edits: readonly TextEdit[]): object {
  return {
    artifactLocation: artifact,
    replacements: edits.map(({ span, newText }) => ({
      deletedRegion: regions.region(span),
      ...(newText !== "" && { insertedContent: { text: newText } }),
    })),
  };
}

function artifactLocation(uri: string): object {
  return /^[a-z][a-z0-9+.-]*:/i.test(uri) ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
}

/** A message in which no text of the file can become a placeholder or a link (SARIF 2.1.0, sections 3.11.5 and 3.11.6). */
function plainText(message: string): string {
  return message.replaceAll(/[{}]/g, "$&$&").replaceAll("](", "\\](");
}

/** Places in one text as SARIF counts them: from 1, and a byte order mark is not part of the text (section 3.30.2). */
class Regions {
  readonly #text: string;
  readonly #lines: LineIndex;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  region({ start, end }: Span): object {
    const first = this.#position(start);
    const last = this.#position(end);
    return {
      startLine: first.line,
      startColumn: first.column,
      endLine: last.line,
      endColumn: last.column,
    };
  }

  #position(offset: number): { line: number; column: number } {
    const { line, column } = this.#lines.positionAt(offset);
    const isAfterMark = line === 0 && column > 0 && this.#text.startsWith("\ufeff");
    return { line: line + 1, column: isAfterMark ? column : column + 1 };
  }
}
