import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { normalizeGroupName } from "../../../server/src/core/oslo/group-name.js";
import { type OsloOutcome, outcomeOf } from "../../support/oslo-outcome.js";
import { nastyConfigurations } from "./nasty-configurations.js";
import { type ParseAnswer, startRealOslo } from "./real-oslo.js";

/*
 * Our reader against the real one, Debian's python3-oslo.config 9.0.0: the same values, the same errors, the same lines.
 * 9.0.0 differs from 10.x, whose answers the grammar cases record, in one thing: for an assignment before any section it
 * quotes `None` where 10.x quotes the empty text.
 */

const cases = JSON.parse(
  readFileSync(new URL("../../fixtures/oslo/oslo-grammar-cases.json", import.meta.url), "utf8"),
) as Readonly<Record<string, string>>;
const generated = nastyConfigurations({ seed: 20261122, count: 4000 });

describe("the real oslo.config", () => {
  const oslo = startRealOslo();
  after(() => oslo.close());

  it("is asked about all the grammar cases", () => {
    assert.equal(Object.keys(cases).length, 46);
  });
  for (const [name, text] of Object.entries(cases)) {
    it(`agrees about the grammar case ${name}`, async () => {
      compare(text, await oslo.parse(text));
    });
  }

  it("agrees about 4000 generated files, of which many are refused and many are read", async () => {
    const answers = await Promise.all(generated.map((text) => oslo.parse(text)));
    for (const [index, text] of generated.entries()) compare(text, answers[index]);
    const refused = answers.filter(({ error }) => error !== undefined);
    assert.ok(
      refused.length > 1000 && refused.length < 3000,
      `${refused.length.toString()} refused`,
    );
    const kinds = new Set(refused.map(({ error }) => error?.message));
    assert.equal(kinds.size, 6, [...kinds].join("; "));
  });
});

function compare(text: string, answer: ParseAnswer | undefined): void {
  assert.ok(answer !== undefined);
  const about = JSON.stringify(text);
  assert.deepEqual(outcomeOf(text), expectedFrom(answer, answer.sections), about);
  assert.deepEqual(
    outcomeOf(text, normalizeGroupName),
    expectedFrom(answer, answer.normalized),
    about,
  );
}

function expectedFrom({ error }: ParseAnswer, sections: ParseAnswer["sections"]): OsloOutcome {
  if (error !== undefined) return { error: { ...error, text: error.text ?? "" } };
  return { sections: sections ?? {} };
}
