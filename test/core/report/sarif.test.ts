import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { findingKeys } from "../../../server/src/core/lint/finding-key.js";
import type { InputError, LintedFile } from "../../../server/src/core/report/linted-file.js";
import { type SarifContext, findingsSarif } from "../../../server/src/core/report/sarif.js";
import { lintedFile } from "../../support/linted-file.js";
import { assertSarif } from "../../support/sarif-schema.js";

const rule = "domain/disk-cache-unsafe";
const page = `https://github.com/virt-latency/virt-latency/blob/main/docs/rules/${rule}.md`;
const artifactLocation = { uri: "vm.xml", uriBaseId: "%SRCROOT%" };
const text = "<domain>\n  <name>\u{1f600}</name><x cache='unsafe'/>\n</domain>\n";

describe("SARIF", () => {
  it("has each finding with its place, its related places and its fixes", () => {
    const start = text.indexOf("unsafe");
    const finding: Partial<Finding> = {
      related: [{ span: { start: 1, end: 7 }, message: "The guest." }],
      fixes: [
        {
          title: "Use cache='none'",
          safety: "needs-care",
          effect: "restart",
          edits: [
            { span: { start, end: start + 6 }, newText: "none" },
            { span: { start: 8, end: 8 }, newText: "\n" },
            { span: { start: 0, end: 1 }, newText: "" },
          ],
        },
      ],
    };
    const { results } = run([lintedFile("vm.xml", text, [{ at: "unsafe", ...finding }])]);
    assert.deepEqual(results, [
      {
        ruleId: rule,
        ruleIndex: 0,
        level: "error",
        message: { text: "Loses data." },
        // The emoji is two UTF-16 units.
        locations: [{ physicalLocation: place(2, 28, 2, 34) }],
        relatedLocations: [
          { id: 1, message: { text: "The guest." }, physicalLocation: place(1, 2, 1, 8) },
        ],
        partialFingerprints: {
          "findingHash/v1": `${rule}|domain[\u{1f600}]/x|1`,
        },
        fixes: [
          {
            description: {
              text: "Use cache='none' (needs-care; takes effect when the guest is powered off and on)",
            },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [
                  { deletedRegion: region(2, 28, 2, 34), insertedContent: { text: "none" } },
                  { deletedRegion: region(1, 9, 1, 9), insertedContent: { text: "\n" } },
                  { deletedRegion: region(1, 1, 1, 2) },
                ],
              },
            ],
            properties: { safety: "needs-care", effect: "restart" },
          },
        ],
      },
    ]);
  });

  it("describes the rules that found something, with their pages", () => {
    const { tool } = run([lintedFile("vm.xml", text, [{ at: "unsafe" }])]);
    assert.deepEqual(tool.driver, {
      name: "virt-latency",
      version: "1.2.3",
      semanticVersion: "1.2.3",
      informationUri: "https://github.com/virt-latency/virt-latency",
      rules: [
        {
          id: rule,
          shortDescription: {
            text: "`cache='unsafe'` drops the guest's flushes, so a crash of the host loses data.",
          },
          helpUri: page,
          help: {
            text: `\`cache='unsafe'\` drops the guest's flushes, so a crash of the host loses data. ${page}`,
            markdown: `See [that](${page.replace("unsafe.md", "x.md")}) and [this](https://libvirt.org).`,
          },
          defaultConfiguration: { level: "error" },
        },
      ],
    });
  });

  it("has no results, rather than none at all, for a clean file", () => {
    const { results, invocations } = run([lintedFile("vm.xml", text)]);
    assert.deepEqual(results, []);
    assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it("tells of inputs that could not be read", () => {
    const errors = [
      { file: "absent", message: "does not exist" },
      { file: "vm.xml", message: "is not UTF-8", line: 2, column: 7 },
    ];
    assert.deepEqual(run([], errors).invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: "error",
            message: { text: "absent does not exist" },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "absent", uriBaseId: "%SRCROOT%" },
                },
              },
            ],
          },
          {
            level: "error",
            message: { text: "vm.xml is not UTF-8" },
            locations: [
              {
                physicalLocation: { artifactLocation, region: { startLine: 2, startColumn: 7 } },
              },
            ],
          },
        ],
      },
    ]);
    assert.equal(run([], [], { isComplete: false }).invocations[0]?.executionSuccessful, false);
  });

  it("knows errors, warnings and notes", () => {
    const severities = ["error", "warning", "information", "hint"] as const;
    const findings = severities.map((severity) => ({ at: "unsafe", severity }));
    const levels = run([lintedFile("vm.xml", text, findings)]).results.map(({ level }) => level);
    assert.deepEqual(levels, ["error", "warning", "note", "note"]);
  });

  it("keeps a finding's fingerprint when the text around it changes", () => {
    const before = run([lintedFile("vm.xml", "<a x='1'/>\n<a x='1'/>", twice("x"))]);
    const after = run([
      lintedFile("vm.xml", "<!-- new -->\r\n\t<a y='2' x='1'/>\r\n<a x='1'/>", twice("x")),
    ]);
    assert.deepEqual(fingerprints(after), fingerprints(before));
    assert.equal(new Set(fingerprints(before)).size, 2, "the same place twice is two findings");
  });

  it("says of what a baseline knows that it is suppressed, and of everything else that it is not", () => {
    const known = lintedFile("vm.xml", text, [{ at: "unsafe" }]).findings;
    const file = lintedFile("vm.xml", text, [{ at: "x cache" }]);
    const { results } = run([
      { ...file, baselined: known },
      lintedFile("b.xml", text, [{ at: "x" }]),
    ]);
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions),
      [[], [{ kind: "external", status: "accepted" }], []],
    );
    assert.equal(new Set(fingerprints({ ...run([]), results: results.slice(0, 2) })).size, 2);
    const [without] = run([file]).results;
    assert.equal(without?.suppressions, undefined);
  });

  it("tells what is yet to be done", () => {
    const note = { file: "known.json", message: "knows too much", line: 3, column: 7 };
    const { invocations } = run([], [], {}, [note]);
    assert.deepEqual(invocations, [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: "note",
            message: { text: "known.json knows too much" },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "known.json", uriBaseId: "%SRCROOT%" },
                  region: { startLine: 3, startColumn: 7 },
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  it("counts columns without a byte order mark", () => {
    const { results } = run([lintedFile("vm.xml", "\ufeff<domain>", [{ at: "domain" }])]);
    assert.deepEqual(results[0]?.locations, [{ physicalLocation: place(1, 2, 1, 8) }]);
  });

  it("makes no link and no placeholder of what a file says", () => {
    const message = "'[here](https://evil.example)' {0} in [libvirt]";
    const { results } = run([lintedFile("vm.xml", text, [{ at: "unsafe", message }])]);
    assert.equal(results[0]?.message.text, "'[here\\](https://evil.example)' {{0}} in [libvirt]");
  });

  it("bases only relative addresses on the folder", () => {
    const { results } = run([lintedFile("/etc/vm.xml", text, [{ at: "unsafe" }])], [], {
      uriOf: (file) => `file://${file}`,
    });
    const [location] = results[0]?.locations ?? [];
    assert.deepEqual(location?.physicalLocation.artifactLocation, { uri: "file:///etc/vm.xml" });
  });
});

describe("the schema of SARIF", () => {
  it("refuses what is not SARIF", () => {
    assert.throws(() => {
      assertSarif({ version: "2.1.0", runs: [{ results: [] }] });
    }, /must have required property 'tool'/);
  });
});

interface Run {
  readonly tool: { readonly driver: unknown };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly results: readonly {
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly { readonly physicalLocation: Place }[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly suppressions?: unknown;
  }[];
}

interface Place {
  readonly artifactLocation: unknown;
  readonly region: unknown;
}

/** The only run of a log, which the schema allows. */
function run(
  files: readonly LintedFile[],
  errors: readonly InputError[] = [],
  context: Partial<SarifContext> = {},
  notes: readonly InputError[] = [],
): Run {
  const log = findingsSarif(files, errors, notes, {
    version: "1.2.3",
    uriOf: (file) => file,
    elementOf: (file, finding) => findingKeys(file.text, "libvirt-xml")(finding).element,
    digest: (identity) => identity.replaceAll("\n", "|"),
    pages: new Map([[rule, "See [that](disk-cache-x.md) and [this](https://libvirt.org)."]]),
    isComplete: true,
    ...context,
  });
  const document = JSON.parse(log) as { runs: [Run] };
  assertSarif(document);
  return document.runs[0];
}

function twice(at: string): { at: string }[] {
  return [{ at }, { at }];
}

function fingerprints({ results }: Run): unknown[] {
  return results.map(({ partialFingerprints }) => partialFingerprints["findingHash/v1"]);
}

function region(
  startLine: number,
  startColumn: number,
  endLine: number,
  endColumn: number,
): object {
  return { startLine, startColumn, endLine, endColumn };
}

function place(...numbers: [number, number, number, number]): Place {
  return { artifactLocation, region: region(...numbers) };
}
