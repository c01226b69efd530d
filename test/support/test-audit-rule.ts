import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { audit } from "../../server/src/core/audit/audit.js";
import { readFactsText } from "../../server/src/core/audit/facts.js";
import type { AuditFinding } from "../../server/src/core/audit/finding.js";
import type { AuditRule } from "../../server/src/core/lint/rule.js";
import { defaultSettings } from "../../server/src/core/lint/settings.js";

export interface FiringCase {
  /** As on the pages: `guest blk.vda.scheduler bfq`, a line for each fact. */
  readonly facts: string;
  /** Exactly these: severity, machine, devices. */
  readonly findings: readonly (readonly [string, string, ...string[]])[];
  /** The commands of all findings, in order. */
  readonly commands: readonly string[];
}

export interface AuditCases {
  readonly silent: Readonly<Record<string, string>>;
  readonly fires: Readonly<Record<string, FiringCase>>;
}

/**
 * Tests one rule of the audit by tables of facts, and adds what each must survive: no facts at all, each fact missing, each
 * fact turned into nonsense, and being switched off.
 */
export function testAuditRule(rule: AuditRule, cases: AuditCases): void {
  const run = (facts: string, rules = defaultSettings.rules): readonly AuditFinding[] =>
    audit(readFactsText(trimmed(facts)), { ...defaultSettings, rules }).filter(
      (finding) => finding.rule === rule.id,
    );

  describe(rule.id, () => {
    it("says nothing where nothing is known", () => {
      assert.deepEqual(run(""), []);
      assert.deepEqual(run("guest os.kernel 6.1\nhost os.kernel 6.1"), []);
    });
    for (const [name, facts] of Object.entries(cases.silent)) {
      it(`is silent: ${name}`, () => {
        assert.deepEqual(run(facts), []);
      });
    }
    for (const [name, { facts, findings, commands }] of Object.entries(cases.fires)) {
      describe(`reports: ${name}`, () => {
        const found = run(facts);
        it("exactly this", () => {
          assert.deepEqual(
            found.map(({ severity, machine, devices }) => [severity, machine, ...devices]),
            findings,
          );
          assert.deepEqual(
            found.flatMap(({ remedies }) => remedies.map(({ command }) => command)),
            commands,
          );
          assert.ok(found.every(({ message }) => /^\S.*\.$/s.test(message)));
        });
        it("and survives facts that are missing, empty or nonsense", () => {
          const lines = trimmed(facts).split("\n");
          for (const line of lines) {
            const rest = lines.filter((other) => other !== line);
            const start = line.split(" ").slice(0, 2).join(" ");
            run(rest.join("\n"));
            for (const value of ["", "-1", "NaN", "9".repeat(400), "a,b x,,", "\u001b[31m"]) {
              run([...rest, `${start} ${value}`].join("\n"));
            }
          }
        });
        it("not where it is switched off", () => {
          assert.deepEqual(run(facts, { [rule.id]: "off" }), []);
        });
      });
    }
  });
}

function trimmed(facts: string): string {
  return facts
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
