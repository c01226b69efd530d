import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { clientSources, nodesOf, placeOf } from "../../scripts/generate/messages.js";
import { projectRoot } from "../../scripts/project.js";

type Texts = Readonly<Record<string, string>>;

const manifest = readFileSync(join(projectRoot, "package.json"), "utf8");
const manifestTexts = textsOf("package.nls.json");
const messages = textsOf("l10n/bundle.l10n.json");

/** A report about a problem is for those who work on the extension. */
const notTranslated = ["client/src/commands/collect-diagnostics.ts"];

describe("texts of the manifest", () => {
  it("are all there, and all used", () => {
    const used = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(manifestTexts).sort());
  });

  it("are the titles and descriptions of all that it contributes", () => {
    const shown = /^(title|description|markdownDescription|displayName|userDescription|altText)$/;
    const bare: string[] = [];
    const visit = (value: unknown, path: string): void => {
      // What a rule says is English everywhere, and what a model reads as well.
      if (/(\.rules\.properties|inputSchema)$/.test(path)) return;
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        const at = `${path}.${key}`;
        if (typeof inner !== "string") visit(inner, at);
        else if (shown.test(key) && inner !== "Virt Latency" && !inner.startsWith("%")) {
          bare.push(at);
        }
      }
    };
    const { contributes, capabilities } = JSON.parse(manifest) as Record<string, unknown>;
    visit({ contributes, capabilities }, "");
    assert.deepEqual(bare, []);
  });
});

describe("messages of the extension", () => {
  it("are in the user's language wherever the user sees them", async () => {
    const sources = (await clientSources()).filter(
      ({ fileName }) => !notTranslated.includes(fileName),
    );
    assert.ok(sources.length > 30);
    assert.deepEqual(
      sources.flatMap((source) => nodesOf(source).flatMap(shownTexts)).filter(isBare),
      [],
    );
  });
});

for (const [base, originals] of [
  ["package.nls", manifestTexts],
  ["l10n/bundle.l10n", messages],
] as const) {
  describe(`translations of ${base}.json`, () => {
    for (const file of translationsOf(base)) {
      it(`${file} has every text, no other, and the same places to fill`, () => {
        const translated = textsOf(file);
        assert.deepEqual(Object.keys(translated).sort(), Object.keys(originals).sort());
        for (const [key, original] of Object.entries(originals)) {
          assert.deepEqual(placesIn(translated[key] ?? ""), placesIn(original), key);
        }
      });
    }
  });
}

it("a translation's places to fill, its code and its links are looked at", () => {
  assert.deepEqual(placesIn("{1} of {0}, `code` [x](command:a)"), [
    "(command:a)",
    "`code`",
    "{0}",
    "{1}",
  ]);
});

/** What must be the same in a translation: what is filled in, code, and the addresses of links. */
function placesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}|`[^`]*`|\((?:command|https?):[^)]*\)/g)]
    .map(([place]) => place)
    .sort();
}

function textsOf(file: string): Texts {
  return JSON.parse(readFileSync(join(projectRoot, file), "utf8")) as Texts;
}

/** "package.nls" has "package.nls.de.json". */
function translationsOf(base: string): readonly string[] {
  const slash = base.lastIndexOf("/") + 1;
  const names = readdirSync(join(projectRoot, base.slice(0, slash)));
  return names
    .map((name) => base.slice(0, slash) + name)
    .filter((name) => name.startsWith(`${base}.`) && name !== `${base}.json`);
}

/** Parts of what VS Code shows that are written down in the source. */
interface ShownText {
  readonly place: string;
  readonly text: string;
}

function isBare({ text }: ShownText): boolean {
  return /[a-z]{2}/i.test(text.replaceAll(/\$\([a-z-]+\)/g, "").replaceAll("Virt Latency", ""));
}

const shownProperties = /^(title|placeHolder|prompt|detail|label|description|message|text)$/;
const shownArguments =
  /^vscode\.window\.(show(Information|Warning|Error)Message|createWebviewPanel)$/;

function shownTexts(node: ts.Node): readonly ShownText[] {
  if (ts.isPropertyAssignment(node) && shownProperties.test(node.name.getText())) {
    return literalsIn(node.initializer);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === "Error") {
    return (node.arguments ?? []).flatMap(literalsIn);
  }
  if (ts.isCallExpression(node) && shownArguments.test(node.expression.getText())) {
    return node.arguments.flatMap(literalsIn);
  }
  return [];
}

function literalsIn(node: ts.Expression): readonly ShownText[] {
  if (ts.isStringLiteralLike(node)) return [{ place: placeOf(node), text: node.text }];
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return [{ place: placeOf(node), text: parts.join("") }];
  }
  if (ts.isConditionalExpression(node)) {
    return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) return [...literalsIn(node.left), ...literalsIn(node.right)];
  return [];
}
