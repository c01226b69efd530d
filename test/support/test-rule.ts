import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../server/src/core/lint/finding.js";
import { lint } from "../../server/src/core/lint/lint.js";
import type { Language } from "../../server/src/core/lint/recognise.js";
import type { RuleMetadata } from "../../server/src/core/lint/rule.js";
import { type Settings, defaultSettings } from "../../server/src/core/lint/settings.js";
import { atOrAbove } from "../../server/src/core/lint/severity.js";
import { suppressionEdits } from "../../server/src/core/lint/suppression-edit.js";
import { applyEdits } from "../../server/src/core/text/span.js";
import { brokenFixLaws } from "./fix-laws.js";
import { drawMarkers, readMarkers } from "./markers.js";

export interface InvalidCase {
  /** With a line of carets under each line where a finding must be; exactly these and no others. */
  readonly text: string;
  /** The text after the first fix of each finding; null says that no finding offers a fix. */
  readonly fixed: string | null;
  readonly settings?: Partial<Settings>;
  /** Set where the first fix leaves the finding in place on purpose; the reason stands beside it in the test. */
  readonly firesAgain?: true;
}

export interface ValidCase {
  readonly text: string;
  readonly settings: Partial<Settings>;
}

export interface RuleCases {
  /** A text alone is judged with the settings as they are by default. */
  readonly valid: Readonly<Record<string, string | ValidCase>>;
  readonly invalid: Readonly<Record<string, InvalidCase>>;
}

/**
 * Tests one rule by tables of texts, and adds what every rule must survive: the empty text, every prefix (the user is
 * typing), CRLF, a suppression comment, and its own fix.
 */
export function testRule(rule: RuleMetadata, cases: RuleCases): void {
  const language: Language = rule.id.startsWith("nova/") ? "nova-conf" : "libvirt-xml";
  const run = (text: string, settings: Partial<Settings> = {}): readonly Finding[] => {
    const result = lint(text, language, { ...defaultSettings, ...settings });
    assert.deepEqual(result.failures, []);
    return result.findings.filter((finding) => finding.rule === rule.id);
  };

  describe(rule.id, () => {
    it("says nothing about the empty text", () => {
      assert.deepEqual(run(""), []);
    });
    for (const [name, valid] of Object.entries(cases.valid)) {
      const { text, settings } = typeof valid === "string" ? { text: valid } : valid;
      it(`is silent: ${name}`, () => {
        assert.deepEqual(run(readMarkers(text).text, settings), []);
      });
      it(`breaks no law of fixes: ${name}`, () => {
        assert.deepEqual(brokenFixLaws(readMarkers(text).text, language), []);
      });
    }
    for (const [name, invalid] of Object.entries(cases.invalid)) {
      describe(`reports: ${name}`, () => {
        const { text, spans } = readMarkers(invalid.text);
        const findings = run(text, invalid.settings);

        it("no graver than the rule says", () => {
          if (invalid.settings?.rules !== undefined) return;
          const gravest = rule.gravest ?? rule.severity;
          for (const { severity } of findings) assert.ok(atOrAbove(gravest, severity), severity);
        });

        it("at exactly the marked places", () => {
          const found = findings.map(({ span }) => span);
          assert.equal(drawMarkers(text, found), drawMarkers(text, spans));
          assert.ok(found.length > 0, "the case marks no place");
          assert.ok(found.every(({ start, end }) => start < end && end <= text.length));
        });
        it("with a fix that mends it", () => {
          checkFix(text, findings, invalid, run);
        });
        it("at no place outside of any prefix of the text", () => {
          for (let end = 0; end <= text.length; end++) {
            for (const { span } of run(text.slice(0, end), invalid.settings)) {
              assert.ok(span.start <= span.end && span.end <= end);
            }
          }
        });
        it("as often with CRLF", () => {
          const crlf = run(text.replaceAll("\n", "\r\n"), invalid.settings);
          assert.equal(crlf.length, findings.length);
        });
        it("with fixes and recipes that break no law, whichever rule they are of", () => {
          const settings = { ...defaultSettings, ...invalid.settings };
          assert.deepEqual(brokenFixLaws(text, language, settings), []);
        });
        it("not where a comment switches it off", () => {
          assert.deepEqual(run(suppressed(text, language, findings), invalid.settings), []);
        });
      });
    }
  });
}

function checkFix(
  text: string,
  findings: readonly Finding[],
  invalid: InvalidCase,
  run: (text: string, settings?: Partial<Settings>) => readonly Finding[],
): void {
  const fixes = findings.flatMap(({ fixes: [first] }) => (first === undefined ? [] : [first]));
  if (invalid.fixed === null) {
    assert.deepEqual(fixes, []);
    return;
  }
  const fixed = applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
  assert.equal(fixed, invalid.fixed.replace(/^\n/, ""));
  if (invalid.firesAgain !== true) assert.deepEqual(run(fixed, invalid.settings), []);
}

/** The text with a comment before each place that a finding speaks of. */
function suppressed(text: string, language: Language, findings: readonly Finding[]): string {
  const places = findings.flatMap(({ rule, span, related }) =>
    [span, ...related.map((item) => item.span)].map(({ start }) => ({ rule, start })),
  );
  const editsFor = suppressionEdits(text, language);
  const edits = places.flatMap(({ rule, start }) => {
    const edit = editsFor(rule, start).line;
    return edit === undefined ? [] : [edit];
  });
  const unique = edits.filter(
    (edit, index) => edits.findIndex(({ span }) => span.start === edit.span.start) === index,
  );
  return applyEdits(text, unique);
}
