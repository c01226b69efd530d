import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { NovaOptionFacts } from "../../../server/src/core/catalog/nova-option-facts.js";
import {
  type NovaOptionEntry,
  optionsOf,
} from "../../../server/src/core/catalog/nova-option-release.js";
import { isAuthPluginOption } from "../../../server/src/core/catalog/nova-options.js";
import { valueProblem } from "../../../server/src/core/nova/value-type.js";
import { seededRandom } from "../../support/seeded-random.js";
import { valuesFor } from "./option-values.js";
import { type ValueAnswer, startRealOslo } from "./real-oslo.js";

/*
 * The catalogue and our reading of types against the real definitions of Debian's python3-nova (26.2.2). For every option,
 * values that are valid, at a bound or malformed are judged by both: the same are refused, in the same words.
 */

describe("the real option definitions of nova 26", () => {
  const oslo = startRealOslo();
  after(() => oslo.close());
  // python3-nova does without osprofiler, which brings the options of [profiler].
  const entries = [...optionsOf("26").groups.values()]
    .flatMap((group) => [...group.values()])
    .filter(({ group }) => group !== "profiler");

  it("are what the catalogue says of that release", async () => {
    const registered = await oslo.options();
    const names = Object.entries(registered).flatMap(([group, options]) =>
      Object.keys(options).map((name) => `${group}/${name}`),
    );
    assert.deepEqual(names.sort(), entries.map(({ group, name }) => `${group}/${name}`).sort());
    for (const { group, name, facts } of entries) {
      const real = registered[group]?.[name];
      assert.ok(real !== undefined);
      // Which older names the options of authentication have depends on the plugins that are installed.
      const isOfPlugin = isAuthPluginOption(name);
      const choices = (real.choices ?? []).filter((choice) => choice !== null);
      assert.deepEqual(
        {
          type: real.type === "MultiString" ? "string" : kebab(real.type),
          multi: real.multi,
          min: real.min,
          max: real.max,
          choices,
          removal: real.removal,
          aliases: isOfPlugin ? 0 : real.aliases,
        },
        {
          type: facts.type,
          multi: facts.multi === true,
          min: facts.min ?? null,
          max: facts.max ?? null,
          choices: facts.choices ?? [],
          removal: facts.deprecatedForRemoval === true,
          aliases: isOfPlugin ? 0 : (facts.aliases?.length ?? 0),
        },
        `[${group}] ${name}`,
      );
    }
  });

  it("refuse the same values in the same words", async (t) => {
    const random = seededRandom(26);
    const asked = entries.flatMap((entry) =>
      valuesFor(entry.facts, random).map((value) => ({ entry, value })),
    );
    const answers = await oslo.values(
      asked.map(({ entry, value }) => [entry.group, entry.name, value]),
    );
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    for (const [index, { entry, value }] of asked.entries()) {
      const answer = answers[index] ?? null;
      const ours = valueProblem(entry.facts, value)?.reason;
      const judgement = judge(entry.facts, value, ours, answer);
      seen.set(judgement, (seen.get(judgement) ?? 0) + 1);
      if (judgement === "different") wrong.push(described(entry, value, ours, answer));
    }
    assert.deepEqual(
      wrong.slice(0, 20),
      [],
      `${wrong.length.toString()} of ${asked.length.toString()}`,
    );
    assert.ok(asked.length > 20_000);
    // Every intended difference is there because something shows it.
    for (const [name] of intendedDifferences) assert.ok(seen.has(name), name);
    t.diagnostic([...seen].map(([name, count]) => `${name}: ${count.toString()}`).join(", "));
  });
});

/** Where we say it otherwise on purpose, or keep silent. */
const intendedDifferences: readonly (readonly [
  name: string,
  holds: (facts: NovaOptionFacts, value: string, ours: string | undefined, text: string) => boolean,
])[] = [
  [
    "numeric choices are listed as words, not as a Python table",
    (facts, _, ours, text) =>
      facts.type === "integer" &&
      facts.choices !== undefined &&
      ours?.startsWith("Valid values are") === true &&
      text.startsWith("Valid values are OrderedDict("),
  ],
  [
    "a choice of None, which no file can spell, is not listed",
    (_facts, _value, ours, text) =>
      text.startsWith("Valid values are [") && ours === text.replace(/None, |, None(?=\])/, ""),
  ],
  [
    "of a URI's fault only the sentence, not the tuple around it",
    (facts, _, ours, text) =>
      facts.type === "uri" &&
      ours !== undefined &&
      (text.startsWith(`('${ours}', `) || text.startsWith(`("${ours}", `)),
  ],
  [
    "items of types of other projects are not judged",
    (facts, _, ours) => facts.items?.type === "opaque" && ours === undefined,
  ],
];

function judge(
  facts: NovaOptionFacts,
  value: string,
  ours: string | undefined,
  answer: ValueAnswer,
): string {
  if (answer === null) return ours === undefined ? "both take it" : "different";
  const [, text] = answer;
  if (ours === text) return "both refuse it";
  const [name] = intendedDifferences.find(([, holds]) => holds(facts, value, ours, text)) ?? [];
  return name ?? "different";
}

function described(
  { group, name }: NovaOptionEntry,
  value: string,
  ours: string | undefined,
  answer: ValueAnswer,
): string {
  return `[${group}] ${name} = ${JSON.stringify(value)}: we say ${ours ?? "nothing"}, oslo.config says ${answer?.join(": ") ?? "nothing"}`;
}

/** "HostAddress" becomes "host-address". */
function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
