import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Target } from "../../../server/src/core/catalog/versions.js";
import type { Finding, Fix } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { documentRules, domainRules } from "../../../server/src/core/rules/index.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import type { Expected } from "./fix-cases/fix-case.js";
import { fixCases } from "./fix-cases/index.js";
import { judge, type Verdict } from "./judge.js";
import { describePart } from "./qemu-command.js";

function findings(text: string, target: Target, rule?: string): readonly Finding[] {
  const result = lint(text, "libvirt-xml", { ...defaultSettings, target });
  assert.deepEqual(result.failures, []);
  return result.findings.filter((finding) => rule === undefined || finding.rule === rule);
}

function offered(text: string, target: Target, rule: string): readonly Fix[] {
  return findings(text, target, rule).flatMap(({ fixes }) => fixes);
}

function errors(text: string, target: Target): readonly string[] {
  return findings(text, target)
    .filter(({ severity }) => severity === "error")
    .map(({ rule }) => rule);
}

/** What our own table of the schema says, which also knows libvirts that are newer than the one of the tests. */
function schemaErrors(text: string, target: Target): readonly Finding[] {
  const schemaRules = ["attribute-unknown", "element-missing", "element-unknown", "value-unknown"];
  return findings(text, target).filter(({ rule }) => schemaRules.includes(rule.slice(7)));
}

const all = Object.entries(fixCases).flatMap(([rule, cases]) =>
  Object.entries(cases).map(([name, one]) => ({ rule, name: `${rule}: ${name}`, ...one })),
);

// Every guest of this file is put before libvirt at once: starting its QEMU driver takes much longer than a question.
const verdicts = judge(
  new Map(
    all.flatMap(({ rule, name, guest, target = {} }) => [
      [name, guest],
      ...offered(guest, target, rule).map(
        (fix) => [`${name}: ${fix.title}`, applyEdits(guest, fix.edits)] as const,
      ),
    ]),
  ),
);

function assertVerdict(name: string, expected: Expected, complaint?: RegExp): void {
  const { schema, qemu }: Verdict = verdicts.get(name) ?? assert.fail(`${name} was not judged`);
  if (complaint === undefined) assert.deepEqual(schema, []);
  else assert.match(schema.join("\n"), complaint);
  if (expected instanceof RegExp) {
    assert.match("refusal" in qemu ? qemu.refusal : "accepted", expected);
    return;
  }
  if ("refusal" in qemu) assert.fail(`libvirt refuses the guest: ${qemu.refusal}`);
  const { command } = qemu;
  const parts = Object.keys(expected).map((part) => [part, describePart(command, part)]);
  assert.deepEqual(Object.fromEntries(parts), expected);
}

describe("fixes of domain rules, before libvirt and QEMU", () => {
  it("are proven for every rule that offers one", () => {
    const ofSchema = documentRules.filter(({ id }) => id in fixCases);
    const withFix = [...domainRules, ...ofSchema].filter(({ fix }) => fix !== "none");
    assert.deepEqual(Object.keys(fixCases).sort(), withFix.map(({ id }) => id).sort());
  });

  for (const one of all) {
    const {
      rule,
      name,
      guest,
      schema,
      schemaAfter,
      before,
      after,
      isNewer,
      partly = [],
      target = {},
    } = one;
    describe(name, () => {
      it("is as slow or as wrong as the rule says", () => {
        assertVerdict(name, before, schema);
      });
      it("gets the fixes that are proven here, and no others", () => {
        const titles = offered(guest, target, rule).map(({ title }) => title);
        assert.deepEqual(titles, Object.keys(after));
      });
      for (const fix of offered(guest, target, rule)) {
        describe(fix.title, () => {
          const fixed = applyEdits(guest, fix.edits);

          it("does what it promises", () => {
            const complaint = isNewer === undefined ? schemaAfter?.[fix.title] : schema;
            assertVerdict(`${name}: ${fix.title}`, after[fix.title] ?? {}, complaint);
            assert.deepEqual(schemaErrors(fixed, target), []);
          });
          it("leaves nothing of its kind to do", () => {
            if (!partly.includes(fix.title)) assert.deepEqual(findings(fixed, target, rule), []);
            const again = offered(fixed, target, rule).map(({ title }) => title);
            assert.ok(!again.includes(fix.title));
          });
          it("causes no new error", () => {
            const old = errors(guest, target);
            assert.deepEqual(
              errors(fixed, target).filter((error) => !old.includes(error)),
              [],
            );
          });
          it("keeps line ends and quotes as they are", () => {
            for (const restyle of [withCrlf, withDoubleQuotes]) {
              const [same] = offered(restyle(guest), target, rule).filter(
                ({ title }) => title === fix.title,
              );
              assert.ok(same);
              assert.equal(applyEdits(restyle(guest), same.edits), restyle(fixed));
            }
          });
        });
      }
    });
  }
});

function withCrlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

function withDoubleQuotes(text: string): string {
  return text.replaceAll("'", '"');
}
