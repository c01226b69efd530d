import path from "node:path";
import { format } from "node:util";
import { build } from "esbuild";
import { startBrowser } from "./browser.js";
import type { RunningServer } from "./server.js";
import { workbenchUrl, type WorkbenchOptions } from "./workbench-url.js";

const root = path.resolve(import.meta.dirname, "../../..");

/** Bundles the suite for an extension host, desktop or server, and returns the file to give as extensionTestsPath. */
export async function bundleSuite(): Promise<string> {
  const outfile = path.join(root, ".build/e2e/suite.cjs");
  await build({
    entryPoints: [path.join(root, "test/e2e/suite/index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}

/**
 * Opens a server's workbench, waits until the suite named by `extensionTestsPath` has ended, and returns its exit
 * status. `log` gets what the workbench and the extension host print.
 */
export async function runSuite(
  server: RunningServer,
  options: WorkbenchOptions,
  log: (line: string) => void,
): Promise<number> {
  const browser = await startBrowser();
  try {
    const { page } = browser;
    const exit = new Promise<number>((resolve, reject) => {
      page.on("crash", () => {
        reject(new Error("The page of the workbench crashed."));
      });
      void server.ended.then(reject);
      setTimeout(() => {
        reject(new Error("The suite did not end within 180 s."));
      }, 180_000).unref();
      // The two names are VS Code's own: it calls them when a suite prints and when its `run` settles.
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => {
      log(`${type}: ${format(...values)}`);
    });
    await page.goto(workbenchUrl(server, options));
    return await exit;
  } finally {
    await browser.stop();
  }
}
