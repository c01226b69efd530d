import fs from "node:fs";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { temporaryFolder } from "./temporary-folder.js";

/** A headless browser with one empty page. */
export interface RunningBrowser {
  readonly page: Page;
  stop(): Promise<void>;
}

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

export interface BrowserOptions {
  /** Lets a page load from other addresses of this machine than its policy names. */
  readonly bypassCSP?: boolean;
}

/** Starts the installed Chromium (or CHROMIUM_PATH) with an empty profile that reaches nothing but this machine. */
export async function startBrowser(options: BrowserOptions = {}): Promise<RunningBrowser> {
  const context = await chromium.launchPersistentContext(temporaryFolder("browser"), {
    executablePath: chromiumPath(),
    headless: true,
    bypassCSP: options.bypassCSP === true,
    locale: "en-US",
    viewport: { width: 1280, height: 720 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
  await keepLocal(context);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    stop: () => context.close(),
  };
}

function chromiumPath(): string {
  const wanted = process.env["CHROMIUM_PATH"];
  const found = (wanted === undefined ? candidates : [wanted]).find((file) => fs.existsSync(file));
  if (found === undefined) {
    throw new Error("There is no Chromium: apt-get install chromium, or set CHROMIUM_PATH.");
  }
  return found;
}

/** Requests to the outside fail at once instead of waiting for a name server. */
async function keepLocal(context: BrowserContext): Promise<void> {
  const outside = (url: URL): boolean =>
    /^https?:$/.test(url.protocol) &&
    url.hostname !== "127.0.0.1" &&
    url.hostname !== "localhost" &&
    !url.hostname.endsWith(".localhost");
  await context.route(outside, (route) => route.abort());
}
