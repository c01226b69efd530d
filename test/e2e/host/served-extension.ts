import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";

/** A folder that can be fetched from this machine. */
export interface ServedFolder {
  readonly authority: string;
  stop(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
};

/**
 * Serves a folder over HTTP. VS Code takes an extension for a browser from an address, and lets one that lies on the
 * server's side start no worker.
 */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = path.join(folder, decodeURIComponent(pathname));
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
    } else if (fs.statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
    } else {
      response.setHeader("Content-Type", types[path.extname(file)] ?? "application/octet-stream");
      fs.createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return {
    authority: `127.0.0.1:${address.port.toString()}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** An address of a served folder as VS Code writes it. */
interface Address {
  readonly scheme: "http";
  readonly authority: string;
  readonly path: string;
}

/** What the workbench takes for extensions under development in its browser. */
export interface BrowserExtensions {
  readonly extensions: readonly Address[];
  readonly extensionTestsPath?: Address;
}

/**
 * Has the workbench run extensions in the browser's own extension host. The page carries its options in an attribute;
 * an answer that is replaced on its way would have no address space, and Chromium would refuse it its web socket.
 */
export async function runInBrowser(page: Page, options: BrowserExtensions): Promise<void> {
  await page.addInitScript(`{
    const extra = ${JSON.stringify(options)};
    const getAttribute = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = getAttribute.call(this, name);
      if (name !== "data-settings" || this.id !== "vscode-workbench-web-configuration") return value;
      const configuration = JSON.parse(value);
      configuration.developmentOptions = { ...configuration.developmentOptions, ...extra };
      return JSON.stringify(configuration);
    };
  }`);
}
