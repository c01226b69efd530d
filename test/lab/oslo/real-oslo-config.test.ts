import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { before, describe, it } from "node:test";
import { normalizeGroupName } from "../../../server/src/core/oslo/group-name.js";
import { type OsloOutcome, outcomeOf } from "../../support/oslo-outcome.js";
import { nastyConfigurations } from "./nasty-configurations.js";

/*
 * Our reader against the real one, Debian's python3-oslo.config 9.0.0. It differs from 10.x, whose answers the grammar
 * cases record, in one thing: for an assignment before any section it quotes `None` where 10.x quotes the empty text.
 */

const cases = JSON.parse(
  readFileSync(new URL("../../fixtures/oslo/oslo-grammar-cases.json", import.meta.url), "utf8"),
) as Readonly<Record<string, string>>;
const generated = nastyConfigurations({ seed: 20261122, count: 400 });

interface Answer {
  readonly sections?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly normalized?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly error?: {
    readonly message: string;
    readonly line: number;
    readonly text: string | null;
  };
}

describe("the real oslo.config", () => {
  const texts = [...Object.values(cases), ...generated];
  let answers: readonly Answer[] = [];

  before(() => {
    const script = fileURLToPath(new URL("oslo_outcome.py", import.meta.url));
    const python = spawnSync("/usr/bin/python3", [script], {
      input: texts.map((text) => JSON.stringify(text) + "\n").join(""),
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, PYTHONUTF8: "1" },
    });
    assert.equal(python.status, 0, python.stderr);
    answers = python.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
    assert.equal(answers.length, texts.length);
  });

  for (const [name] of Object.entries(cases)) {
    it(`agrees about the grammar case ${name}`, () => {
      compare(Object.keys(cases).indexOf(name));
    });
  }

  it("agrees about 400 generated files, of which many are refused and many are read", () => {
    const first = Object.keys(cases).length;
    for (let index = first; index < texts.length; index++) compare(index);
    const refused = answers.slice(first).filter(({ error }) => error !== undefined);
    assert.ok(refused.length > 100 && refused.length < 300, `${refused.length.toString()} refused`);
    const kinds = new Set(refused.map(({ error }) => error?.message));
    assert.equal(kinds.size, 6, [...kinds].join("; "));
  });

  function compare(index: number): void {
    const text = texts[index] ?? "";
    const answer = answers[index];
    assert.ok(answer !== undefined);
    const about = JSON.stringify(text);
    assert.deepEqual(outcomeOf(text), expectedFrom(answer, answer.sections), about);
    assert.deepEqual(
      outcomeOf(text, normalizeGroupName),
      expectedFrom(answer, answer.normalized),
      about,
    );
  }
});

function expectedFrom({ error }: Answer, sections: Answer["sections"]): OsloOutcome {
  if (error !== undefined) return { error: { ...error, text: error.text ?? "" } };
  return { sections: sections ?? {} };
}
