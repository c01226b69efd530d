import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { VSCodeHost } from "../../../scripts/install-vscode.js";
import { temporaryFolder } from "./temporary-folder.js";

/** A VS Code server that listens on this machine's loopback interface. */
export interface RunningServer {
  /** Such as "127.0.0.1:41234": also the authority of the server's remote URIs. */
  readonly authority: string;
  /** Settles when the server ends by itself. */
  readonly ended: Promise<Error>;
  /** What the server has printed so far. */
  output(): string;
  /** Changes user settings as an editor of settings.json does; open windows follow at once. */
  changeSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Ends the server and the extension hosts that it started. */
  stop(): Promise<void>;
}

/** What a server is started with. */
export interface ServerOptions {
  /** Added to the environment of the server, its extension host and the language server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** For `runSuite`: without it a built workbench ignores extensionTestsPath without a word, with it it shows no toasts. */
  readonly takesSuites?: boolean;
  /** The installed extensions; none when absent. */
  readonly extensionsFolder?: string;
  /** User settings on top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** What would pop up, reach out, or move while a test looks at the window. */
const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  "editor.cursorBlinking": "solid",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.hotExit": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "update.mode": "none",
  "window.menuBarVisibility": "hidden",
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** No look-ups of extensions in a public gallery. */
const noGallery = { EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Installs a packaged extension as a user does, and returns the folder of installed extensions. */
export function installExtension(host: VSCodeHost, vsix: string): string {
  const extensions = temporaryFolder("extensions");
  const { stdout, stderr } = spawnSync(
    host.node,
    [
      host.serverMain,
      "--accept-server-license-terms",
      ...["--server-data-dir", temporaryFolder("install")],
      ...["--extensions-dir", extensions],
      ...["--install-extension", vsix],
    ],
    { encoding: "utf8", env: { ...cleanEnvironment(), ...noGallery } },
  );
  // The exit status says nothing: it is 0 for a file that is no extension, too.
  if (!stdout.includes("successfully installed")) {
    throw new Error(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
  }
  return extensions;
}

/** Starts a server with a profile of its own on a free port. */
export async function startServer(
  host: VSCodeHost,
  options: ServerOptions = {},
): Promise<RunningServer> {
  const data = temporaryFolder("vscode");
  let settings = { ...quietSettings, ...options.settings };
  const writeSettings = (): void => {
    // Settings of scope "machine" are read from the server's side, the others from the user's.
    for (const side of ["User", "Machine"]) {
      const file = path.join(data, "data", side, "settings.json");
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, JSON.stringify(settings));
    }
  };
  writeSettings();
  const child = spawn(
    host.node,
    [
      host.serverMain,
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--accept-server-license-terms", "--disable-telemetry"],
      // The environment is the one given here, not that of the user's login shell.
      "--force-disable-user-env",
      ...(options.takesSuites === true ? ["--enable-smoke-test-driver"] : []),
      ...["--server-data-dir", data],
      ...["--extensions-dir", options.extensionsFolder ?? path.join(data, "extensions")],
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...cleanEnvironment(), ...noGallery, ...options.environment },
      // A process group of its own: the extension hosts end with it.
      detached: true,
    },
  );
  const endGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, signal);
  };
  process.once("exit", () => {
    endGroup("SIGKILL");
  });

  let output = "";
  let announce: (port: string) => void = () => undefined;
  const listening = new Promise<string>((resolve) => (announce = resolve));
  const read = (chunk: Buffer): void => {
    output += chunk.toString("utf8");
    const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
    if (port !== undefined) announce(port);
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const exited = new Promise<void>((resolve) => child.once("exit", resolve));
  const ended = exited.then(() => new Error(`The VS Code server ended:\n${output}`));

  const port = await Promise.race([listening, ended, expiry(60_000)]);
  if (port instanceof Error) {
    endGroup("SIGKILL");
    throw port;
  }
  return {
    authority: `127.0.0.1:${port}`,
    ended,
    output: () => output,
    changeSettings(changed) {
      settings = { ...settings, ...changed };
      writeSettings();
    },
    async stop() {
      endGroup("SIGTERM");
      const stubborn = setTimeout(() => {
        endGroup("SIGKILL");
      }, 3000);
      await exited;
      clearTimeout(stubborn);
    },
  };
}

/** Without what an editor or an npm around us would tell the server, which then behaves as a part of it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const outer = /^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

async function expiry(milliseconds: number): Promise<Error> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(new Error(`The VS Code server did not start in ${milliseconds.toString()} ms`));
    }, milliseconds).unref();
  });
}
