import path from "node:path";
import { format } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { startBrowser } from "./browser.js";
import { type BrowserExtensions, runInBrowser } from "./served-extension.js";
import type { RunningServer } from "./server.js";
import { workbenchUrl, type WorkbenchOptions } from "./workbench-url.js";

const root = path.resolve(import.meta.dirname, "../../..");

/** Bundles the suite for an extension host, desktop or server, and returns the file to give as extensionTestsPath. */
export async function bundleSuite(): Promise<string> {
  const outfile = path.join(root, ".build/e2e/suite.cjs");
  const platform: BuildOptions = { platform: "node", target: "node20" };
  await bundle("test/e2e/suite/index.ts", outfile, platform);
  return outfile;
}

/** Bundles the suite for the extension host that is a worker of the browser, into `outfile`. */
export async function bundleBrowserSuite(outfile: string): Promise<void> {
  await bundle("test/e2e/suite/web.ts", outfile, { platform: "browser", target: "chrome128" });
}

async function bundle(entry: string, outfile: string, platform: BuildOptions): Promise<void> {
  await build({
    ...platform,
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}

/**
 * Opens a server's workbench, waits until the suite named by `extensionTestsPath` has ended, and returns its exit
 * status. `log` gets what the workbench and the extension host print. With `inBrowser` the suite and the extensions are
 * those that it names, and run in the browser.
 */
export async function runSuite(
  server: RunningServer,
  options: WorkbenchOptions,
  log: (line: string) => void,
  inBrowser?: BrowserExtensions,
): Promise<number> {
  const browser = await startBrowser({ bypassCSP: inBrowser !== undefined });
  try {
    const { page } = browser;
    if (inBrowser !== undefined) {
      await runInBrowser(page, inBrowser);
      page.on("console", (message) => {
        log(message.text());
      });
    }
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
    // A busy machine takes its time to start.
    await page.goto(workbenchUrl(server, options), { timeout: 120_000 });
    return await exit;
  } finally {
    await browser.stop();
  }
}
