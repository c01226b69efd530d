import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { installVSCode } from "../../scripts/install-vscode.js";
import { stageExtension } from "../../scripts/package-vsix.js";
import { projectRoot } from "../../scripts/project.js";
import { bundleBrowserSuite, runSuite } from "./host/run-suite.js";
import { serveFolder } from "./host/served-extension.js";
import { startServer } from "./host/server.js";
import { atTheKeyboard } from "./host/session.js";
import { temporaryFolder } from "./host/temporary-folder.js";
import { parseSuiteResult } from "./suite-result.js";
import { webResultMark } from "./web-result-mark.js";

test("the extension in a browser, with its server as a worker", async (t) => {
  const served = temporaryFolder("served");
  stageExtension(served);
  await bundleBrowserSuite(path.join(served, "suite/index.js"));
  const workspace = temporaryFolder("workspace");
  fs.cpSync(path.join(projectRoot, "test/e2e/workspace"), workspace, { recursive: true });

  const server = await startServer(installVSCode(), { takesSuites: true });
  const files = await serveFolder(served);
  const { authority } = files;
  const lines: string[] = [];
  try {
    await runSuite(server, { folder: workspace }, (line) => lines.push(line), {
      extensions: [{ scheme: "http", authority, path: "/" }],
      extensionTestsPath: { scheme: "http", authority, path: "/suite/index.js" },
    });
  } finally {
    await server.stop();
    await files.stop();
  }
  const said = lines.findLast((line) => line.includes(webResultMark));
  if (said === undefined) {
    t.diagnostic(lines.slice(-40).join("\n"));
    throw new Error("The suite in the browser said no result.");
  }
  const text = said.slice(said.indexOf(webResultMark) + webResultMark.length);
  for (const { name, error } of parseSuiteResult(text).cases) {
    await t.test(name, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
});

test("a person in a browser, with no machine below it", async (t) => {
  await atTheKeyboard(t, { name: "browser", inBrowser: true }, async (session) => {
    const { workbench, page, photograph, step } = session;

    await step("has the findings, and is told why nothing is measured", async () => {
      await workbench.open("slow-guest.xml");
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await workbench.run("Virt Latency: Benchmark this VM");
      const toast = page.locator(".notification-toast", { hasText: "In a browser" });
      await toast.waitFor();
      await photograph("why-not");
      assert.equal(
        await toast.locator(".notification-list-item-message").innerText(),
        "In a browser there are no programs to start, so benchmarks and audits are off. Files are checked as everywhere.",
      );
    });
  });
});
