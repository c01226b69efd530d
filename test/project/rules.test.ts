import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { exampleSettings, examplesBelow } from "../../scripts/generate/rule-pages.js";
import { camelCase, projectRoot, ruleFolders } from "../../scripts/project.js";
import { rootPlace } from "../../server/src/core/catalog/libvirt-schema.js";
import { rootContexts } from "../../server/src/core/catalog/libvirt-schema-data.js";
import { audit } from "../../server/src/core/audit/audit.js";
import { readFactsText } from "../../server/src/core/audit/facts.js";
import { engineRules } from "../../server/src/core/lint/engine-rules.js";
import { lint } from "../../server/src/core/lint/lint.js";
import type { Settings } from "../../server/src/core/lint/settings.js";
import { documentRules, domainRules } from "../../server/src/core/rules/index.js";
import { allRules } from "../../server/src/core/rules/metadata.js";
import { parseXml } from "../../server/src/core/xml/parse.js";

const rootNames = Object.keys(rootContexts);

const headings = ["Why", "Incorrect", "Correct", "When to ignore it"];

const types: Readonly<Record<string, string>> = {
  audit: "AuditRule",
  domain: "(DomainRule|DocumentRule)",
  nova: "NovaRule",
};

describe("every rule", () => {
  for (const { id, summary, references } of allRules) {
    it(`${id} has a file, a test and a page in the agreed form`, () => {
      const [folder = "", stem = ""] = id.split("/");
      if (!engineRules.some((rule) => rule.id === id)) {
        const source = textOf(`server/src/core/rules/${id}.ts`);
        const type = types[folder] ?? "";
        assert.match(source, new RegExp(`^export const ${camelCase(stem)}: ${type} = \\{$`, "m"));
        assert.ok(
          /\btest(?:Audit)?Rule\((\w+), \{/.exec(textOf(`test/rules/${id}.test.ts`))?.[1] ===
            camelCase(stem),
        );
      }
      assert.doesNotMatch(summary, /[.!]$/, "the summary has no full stop");
      assert.ok(references.every((reference) => URL.canParse(reference)));
      const found = [...pageOf(id).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(
        found.filter((heading) => heading !== "Options"),
        headings,
      );
    });

    it(`${id} fires on its page's incorrect examples and not on the correct ones`, () => {
      const page = pageOf(id);
      const incorrect = examplesBelow(page, "Incorrect");
      const correct = examplesBelow(page, "Correct");
      assert.ok(incorrect.length > 0 && correct.length > 0);
      const settings = exampleSettings(page);
      for (const example of incorrect) assert.ok(firesOn(id, example, settings), example);
      for (const example of correct) assert.ok(!firesOn(id, example, settings), example);
    });
  }
});

describe("every name that a rule is about", () => {
  const known = namesOfLibvirt();
  for (const { about = [], id } of [...documentRules, ...domainRules]) {
    it(`is libvirt's (${id})`, () => {
      assert.deepEqual(
        about.filter((name) => !known.has(name)),
        [],
      );
    });
  }
});

/** Of all elements and attributes of all documents, without namespaces. */
function namesOfLibvirt(): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = rootNames.flatMap((name) =>
    parseXml(`<${name}/>`).roots.flatMap((root) => rootPlace(root)?.facts ?? []),
  );
  const seen = new Set(pending);
  for (let facts = pending.pop(); facts !== undefined; facts = pending.pop()) {
    for (const name of facts.attributes.keys()) names.add(name);
    for (const [name, child] of facts.children) {
      names.add(name.replace(/^\{.*\}/, ""));
      if (!seen.has(child.facts)) pending.push(child.facts);
      seen.add(child.facts);
    }
  }
  return names;
}

describe("every file in the folders of rules and pages", () => {
  const stems = new Set(allRules.map(({ id }) => id));
  for (const folder of ruleFolders) {
    it(`is of a rule (${folder})`, () => {
      const places = [
        ["server/src/core/rules", ".ts"],
        ["docs/rules", ".md"],
      ] as const;
      for (const [parent, ending] of places) {
        for (const name of readdirSync(join(projectRoot, parent, folder))) {
          const id = `${folder}/${name.slice(0, -ending.length)}`;
          assert.ok(name.endsWith(ending) && stems.has(id), join(parent, folder, name));
        }
      }
    });
  }
});

function firesOn(id: string, example: string, settings: Settings): boolean {
  if (id.startsWith("audit/")) {
    return audit(readFactsText(example)).some(({ rule }) => rule === id);
  }
  const language = id.startsWith("nova/") ? "nova-conf" : "libvirt-xml";
  const { findings, failures } = lint(example, language, settings);
  assert.deepEqual(failures, []);
  return findings.some(({ rule }) => rule === id);
}

function pageOf(id: string): string {
  return textOf(`docs/rules/${id}.md`);
}

function textOf(path: string): string {
  assert.ok(existsSync(join(projectRoot, path)), `${path} is missing`);
  return readFileSync(join(projectRoot, path), "utf8");
}
