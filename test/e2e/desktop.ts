/*
 * Runs the suite of test/e2e/suite in a desktop VS Code, through @vscode/test-electron:
 *
 *     npm run test:desktop
 *
 * Downloads the newest stable VS Code into .vscode-test/ (VSCODE_VERSION=1.101.0 chooses another); with
 * VSCODE_EXECUTABLE=/path/to/code it uses that one and downloads nothing. A machine without a display needs
 * `xvfb-run -a` in front. The suite is the one that `npm run test:e2e` runs in the pinned server.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { bundleSuite } from "./host/run-suite.js";
import { temporaryFolder } from "./host/temporary-folder.js";
import { describeResult, readSuiteResult, resultFileVariable } from "./suite-result.js";
import { hostCache, installPins } from "../../scripts/install-vscode.js";
import { stageExtension } from "../../scripts/package-vsix.js";
import { projectRoot } from "../../scripts/project.js";

/** What is used of @vscode/test-electron, which is not among this project's own dependencies. */
interface TestElectron {
  downloadAndUnzipVSCode(options: { version: string; cachePath: string }): Promise<string>;
  runTests(options: {
    vscodeExecutablePath: string;
    extensionDevelopmentPath: string;
    extensionTestsPath: string;
    extensionTestsEnv: Record<string, string>;
    launchArgs: string[];
  }): Promise<number>;
}

const testElectron = await loadTestElectron();
const executable = process.env["VSCODE_EXECUTABLE"] ?? (await download());
// --disable-extensions leaves out what is installed, so the extension is one under development.
const extension = temporaryFolder("extension");
stageExtension(extension);
const workspace = temporaryFolder("workspace");
fs.cpSync(path.join(projectRoot, "test/e2e/workspace"), workspace, { recursive: true });
const resultFile = path.join(temporaryFolder("result"), "result.json");

// The status alone says too little, see readSuiteResult; the reason for a failure stands in the result.
const failure = await testElectron
  .runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: await bundleSuite(),
    extensionTestsEnv: { [resultFileVariable]: resultFile },
    launchArgs: [
      workspace,
      "--disable-extensions",
      "--disable-workspace-trust",
      `--user-data-dir=${temporaryFolder("user-data")}`,
    ],
  })
  .then(
    () => undefined,
    (error: unknown) => String(error),
  );
if (!fs.existsSync(resultFile) && failure !== undefined) console.error(failure);
const result = readSuiteResult(resultFile);
console.log(describeResult(result));
if (failure !== undefined || result.cases.some(({ error }) => error !== undefined)) {
  process.exitCode = 1;
}

async function loadTestElectron(): Promise<TestElectron> {
  const folder = path.join(hostCache, "test-electron");
  const entry = path.join(folder, "node_modules/@vscode/test-electron/out/index.js");
  if (!fs.existsSync(entry)) {
    installPins(path.join(projectRoot, "test/vscode-host/desktop"), folder);
  }
  const module: unknown = await import(pathToFileURL(entry).href);
  const isFunction = v.custom<(...values: never[]) => unknown>(
    (value) => typeof value === "function",
  );
  v.parse(v.looseObject({ downloadAndUnzipVSCode: isFunction, runTests: isFunction }), module);
  return module as TestElectron;
}

async function download(): Promise<string> {
  const version = process.env["VSCODE_VERSION"] ?? "stable";
  try {
    return await testElectron.downloadAndUnzipVSCode({ version, cachePath: hostCache });
  } catch (error) {
    console.error(
      `VS Code (${version}) cannot be downloaded here: ${String(error)}\n` +
        "Set VSCODE_EXECUTABLE to an installed one, or run `npm run test:e2e`, which needs npm's registry only.",
    );
    process.exit(3);
  }
}
