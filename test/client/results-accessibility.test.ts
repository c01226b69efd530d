import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Content, ToPage } from "../../client/src/webview/page/messages.js";
import { projectRoot } from "../../scripts/project.js";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import { makePlan } from "../../server/src/core/benchmark/plan.js";
import { type RunningBrowser, startBrowser } from "../e2e/host/browser.js";
import { sampleRun } from "../support/benchmark-run.js";
import { lowContrast } from "../support/contrast.js";
import { type ThemeName, themes } from "../support/themes.js";

const dist = join(projectRoot, "dist");
const screenshots = join(projectRoot, "test/e2e/screenshots");

let browser: RunningBrowser;
let page: Page;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  browser = await startBrowser();
  ({ page } = browser);
  await page.setViewportSize({ width: 900, height: 1400 });
});
after(async () => {
  await browser.stop();
});

/** The page as VS Code shows it in a theme, without VS Code around it. */
async function show(theme: ThemeName, content: Content): Promise<void> {
  const variables = Object.entries(themes[theme])
    .map(([name, value]) => `--vscode-${name}: ${value}`)
    .join("; ");
  await page.setContent(
    `<!DOCTYPE html><html lang="en" style="${variables}"><body class="vscode-${theme}"><main id="page"></main></body></html>`,
  );
  await page.addStyleTag({ content: "body { background: var(--vscode-editor-background); }" });
  await page.addStyleTag({ content: readFileSync(join(dist, "page.css"), "utf8") });
  await page.evaluate(
    "window.acquireVsCodeApi = () => ({ postMessage: () => undefined, setState: () => undefined })",
  );
  await page.addScriptTag({ content: readFileSync(join(dist, "page.js"), "utf8") });
  await send({ type: "show", content });
  await page.locator("main > h1").waitFor();
}

async function send(message: ToPage): Promise<void> {
  await page.evaluate(`postMessage(${JSON.stringify(message)}, "*")`);
}

const [result] = sampleRun().results;
const slow = sampleRun({
  id: "slow",
  results: result === undefined ? [] : [{ ...result, iops: 4800 }],
});
const run: Content = {
  kind: "runs",
  runs: [sampleRun({ status: "failed", problems: ["fio wrote to another disk."] })],
};
const comparison: Content = { kind: "comparison", comparison: compareRuns([slow], [sampleRun()]) };

describe("the results page for those who see it otherwise, or not at all", () => {
  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`can be read in the theme ${theme}`, async () => {
      for (const [name, content] of Object.entries({ run, comparison })) {
        await show(theme, content);
        await page.locator(".chart canvas").first().waitFor();
        await page.screenshot({ path: join(screenshots, `page-${theme}-${name}.png`) });
        assert.deepEqual(await page.evaluate(lowContrast), []);
      }
    });
  }

  it("keeps bar and charts where the system forces its own colours", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    const { plan } = makePlan({ target: "ssh:db1", directory: "/var/tmp" });
    assert.ok(plan !== undefined);
    const { samples } = sampleRun();
    await show("high-contrast", { kind: "live", plan, progress: null, samples });
    await page.locator(".chart canvas").first().waitFor();
    const appearance = "getComputedStyle(document.querySelector('progress')).appearance";
    assert.equal(await page.evaluate(appearance), "auto");
    await page.screenshot({ path: join(screenshots, "page-forced-colors.png") });
    await page.emulateMedia({ forcedColors: "none" });
  });

  it("has one title, sections below it, and tables with headings", async () => {
    await show("dark", comparison);
    const levels = await page.locator("h1, h2, h3").evaluateAll(levelsOf);
    assert.equal(levels[0], 1);
    assert.deepEqual(new Set(levels.slice(1)), new Set([2]));
    const headings = await page.locator("th").allTextContents();
    assert.deepEqual(
      headings.filter((text) => text.trim() === ""),
      [],
    );
    assert.equal(
      await page.locator("main table:has(caption)").count(),
      await page.locator(".wide table").count(),
    );
  });

  it("moves nothing by itself", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await show("dark", run);
    assert.equal(await page.evaluate("document.getAnimations().length"), 0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
  });

  it("says when a benchmark has ended, and only then", async () => {
    const { plan } = makePlan({ target: "ssh:db1", directory: "/var/tmp" });
    assert.ok(plan !== undefined);
    await show("dark", { kind: "live", plan, progress: null, samples: [] });
    const said = page.locator(".announcement");
    assert.equal(await said.textContent(), "");
    await send({ type: "show", content: { kind: "runs", runs: [sampleRun()] } });
    await page.locator(".headline").waitFor();
    assert.match(
      (await said.textContent()) ?? "",
      /^The benchmark has ended\. 17\.8k writes per second; /,
    );
    assert.equal(await said.getAttribute("role"), "status");
    await show("dark", run);
    assert.equal(await said.textContent(), "");
  });
});

/** Runs in the page. */
function levelsOf(nodes: readonly { readonly nodeName: string }[]): readonly number[] {
  return nodes.map(({ nodeName }) => Number(nodeName.slice(1)));
}
