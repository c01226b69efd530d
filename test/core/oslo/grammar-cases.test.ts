import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { normalizeGroupName } from "../../../server/src/core/oslo/group-name.js";
import { type OsloOutcome, outcomeOf } from "../../support/oslo-outcome.js";

type Sections = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
type Expected =
  | { readonly sections: Sections; readonly normalized: Sections | "(same)" }
  | { readonly error: string };

const read = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/oslo/oslo-grammar-${name}.json`, import.meta.url), "utf8"),
  );
const cases = read("cases") as Readonly<Record<string, string>>;
const expected = read("expected-10.7.0") as Readonly<Record<string, Expected>>;

/** oslo.config failed to decode the bytes of this one; the core gets text that its host has decoded. */
const aboutBytes = new Map([["latin1", { sections: { DEFAULT: { a: ["é"] } } }]]);

describe("what oslo.config 10.7.0 made of each grammar case", () => {
  it("covers every case", () => {
    assert.equal(Object.keys(cases).length, 46);
    assert.deepEqual(Object.keys(cases), Object.keys(expected));
  });
  for (const [name, text] of Object.entries(cases)) {
    it(name, () => {
      const recorded = expected[name];
      assert.ok(recorded !== undefined);
      assert.deepEqual(outcomeOf(text), aboutBytes.get(name) ?? outcomeIn(recorded));
      if ("normalized" in recorded && recorded.normalized !== "(same)") {
        assert.deepEqual(outcomeOf(text, normalizeGroupName), { sections: recorded.normalized });
      }
    });
  }
});

function outcomeIn(recorded: Expected): OsloOutcome {
  if ("sections" in recorded) return { sections: recorded.sections };
  const match = /^ParseError: at FILE:(\d+), (.*?): '(.*)'$/.exec(recorded.error);
  assert.ok(match !== null, recorded.error);
  const [, line, message = "", repr = ""] = match;
  return { error: { message, line: Number(line), text: JSON.parse(`"${repr}"`) as string } };
}
