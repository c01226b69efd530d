import fs from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import type { Page } from "playwright-core";
import { type VSCodeHost, installVSCode } from "../../../scripts/install-vscode.js";
import { packageVsix, stageExtension } from "../../../scripts/package-vsix.js";
import { projectRoot } from "../../../scripts/project.js";
import { startBrowser } from "./browser.js";
import { runInBrowser, serveFolder } from "./served-extension.js";
import { type RunningServer, type ServerOptions, installExtension, startServer } from "./server.js";
import { temporaryFolder } from "./temporary-folder.js";
import { Workbench } from "./workbench.js";
import { workbenchUrl } from "./workbench-url.js";

/** A person in front of a real VS Code with the packaged extension. */
export interface Session {
  readonly server: RunningServer;
  readonly workbench: Workbench;
  readonly page: Page;
  /** The folder of the workspace. */
  readonly folder: string;
  /** Keeps a picture of the window in test/e2e/screenshots. */
  readonly photograph: (name: string) => Promise<void>;
  /** The same in every kind of theme. */
  readonly photographThemes: (name: string) => Promise<void>;
  /** The steps build on each other, so the first that fails ends them. */
  readonly step: (name: string, act: () => Promise<void>) => Promise<void>;
}

export interface SessionOptions extends Pick<ServerOptions, "environment" | "settings"> {
  /** Names the folder of the pictures. */
  readonly name: string;
  /** The files of the workspace by their path in it, beside those of test/e2e/workspace. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file or a folder that the explorer shows when it is ready. */
  readonly shows?: string;
  /** Runs the extension inside of the browser, as in a VS Code without a machine below it. */
  readonly inBrowser?: boolean;
  /** Of these files, the one that the workbench opens as a workspace of several folders. */
  readonly workspaceFile?: string;
}

/** VS Code's own, by the class that its window then has. */
const themes = {
  "vs-dark": "Dark 2026",
  "hc-black": "Default High Contrast",
  "hc-light": "Default High Contrast Light",
  vs: "Light 2026",
} as const;

/** Starts all of it, has somebody act, and ends all of it. */
export async function atTheKeyboard(
  t: TestContext,
  options: SessionOptions,
  act: (session: Session) => Promise<void>,
): Promise<void> {
  const { name, files = {}, shows = "slow-guest.xml", workspaceFile } = options;
  const { environment, settings, inBrowser = false } = options;
  const host = installVSCode();
  const folder = path.join(temporaryFolder("workspace"), "guests");
  fs.cpSync(path.join(projectRoot, "test/e2e/workspace"), folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const pictures = path.join(projectRoot, "test/e2e/screenshots", name);
  fs.rmSync(pictures, { recursive: true, force: true });

  const server = await startServer(host, {
    ...(!inBrowser && { extensionsFolder: installedExtension(host) }),
    ...(environment !== undefined && { environment }),
    ...(settings !== undefined && { settings }),
  });
  const browser = await startBrowser({ bypassCSP: inBrowser });
  const { page } = browser;
  const served = inBrowser ? await serveExtension() : undefined;
  if (served !== undefined) {
    const address = { scheme: "http", authority: served.authority, path: "/" } as const;
    await runInBrowser(page, { extensions: [address] });
  }
  const workbench = new Workbench(page, (note) => {
    t.diagnostic(note);
  });
  const photograph = async (picture: string): Promise<void> => {
    await page.screenshot({ path: path.join(pictures, `${picture}.png`) });
  };
  const photographThemes = async (picture: string): Promise<void> => {
    for (const [kind, theme] of Object.entries(themes)) {
      server.changeSettings({ "workbench.colorTheme": theme });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await photograph(`${picture}-${kind}`);
    }
  };
  const step = async (title: string, steps: () => Promise<void>): Promise<void> => {
    let failure: Error | undefined;
    await t.test(title, async () => {
      try {
        await steps();
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        await photograph("failure");
        throw failure;
      }
    });
    if (failure !== undefined) throw failure;
  };
  try {
    await step("the workbench shows the files", async () => {
      const opened = workspaceFile === undefined ? folder : path.join(folder, workspaceFile);
      await page.goto(workbenchUrl(server, { folder: opened }));
      await workbench.ready(shows);
    });
    await act({ server, workbench, page, folder, photograph, photographThemes, step });
  } finally {
    await browser.stop();
    await server.stop();
    await served?.stop();
  }
}

/** The folder into which the packaged extension was installed. */
function installedExtension(host: VSCodeHost): string {
  const { file } = packageVsix(path.join(temporaryFolder("vsix"), "virt-latency.vsix"));
  return installExtension(host, file);
}

async function serveExtension(): Promise<Awaited<ReturnType<typeof serveFolder>>> {
  const folder = temporaryFolder("served");
  stageExtension(folder);
  return serveFolder(folder);
}
