import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "../../scripts/project.js";

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const { contributes } = JSON.parse(read("package.json")) as Manifest;
const texts = JSON.parse(read("package.nls.json")) as Readonly<Record<string, string>>;
const commands = contributes.commands.map(({ command }) => command);
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

describe("the walkthrough", () => {
  it("has four steps", () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ["find", "fix", "measure", "keep"],
    );
  });

  for (const { id, description, media, completionEvents } of steps) {
    it(`leads in "${id}" only to commands that are there, and is completed by what it leads to`, () => {
      const text = texts[description.replaceAll("%", "")] ?? "";
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
      assert.ok(links.length >= 2);
      const named = links
        .filter((link) => link.startsWith("command:virtLatency."))
        .map((link) => link.replace(/^command:|\?.*$/g, ""));
      const completing = completionEvents
        .filter((event) => event.startsWith("onCommand:"))
        .map((event) => event.replace("onCommand:", ""));
      assert.deepEqual(
        [...named, ...completing].filter((command) => !commands.includes(command)),
        [],
      );
      assert.deepEqual([...new Set(named)].sort(), completing.toSorted());
      const settings = completionEvents
        .filter((event) => event.startsWith("onSettingChanged:"))
        .map((event) => event.replace("onSettingChanged:", ""));
      assert.deepEqual(
        settings.filter((name) => !Object.hasOwn(contributes.configuration.properties, name)),
        [],
      );
    });

    it(`has a picture for "${id}" in colours of the theme, without styles, which VS Code takes out`, () => {
      const picture = read(media.svg);
      assert.doesNotMatch(picture, /<style|style=|class=|<script|href=|#[0-9a-f]{3}/i);
      for (const [, color = ""] of picture.matchAll(/(?:fill|stroke)="([^"]+)"/g)) {
        assert.match(color, /^(none|var\(--vscode-.*\))$/);
      }
      assert.ok(picture.length < 4000);
    });
  }
});
