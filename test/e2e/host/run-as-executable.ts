import path from "node:path";
import { parseArgs } from "node:util";
import { installVSCode } from "../../../scripts/install-vscode.js";
import { resultFileVariable } from "../suite-result.js";
import { runSuite } from "./run-suite.js";
import { startServer } from "./server.js";
import { temporaryFolder } from "./temporary-folder.js";

/**
 * Does what the desktop executable does with the command line that @vscode/test-electron gives it, in the pinned
 * server host: runs the suite and returns its exit status.
 */
export async function runAsExecutable(commandLine: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...commandLine],
    options: {
      extensionDevelopmentPath: { type: "string", multiple: true },
      extensionTestsPath: { type: "string" },
      "extensions-dir": { type: "string" },
    },
    // The many other flags concern Electron.
    strict: false,
    allowPositionals: true,
  });
  const suite = values.extensionTestsPath;
  const extensionsFolder = values["extensions-dir"];
  const result = process.env[resultFileVariable];
  if (typeof suite !== "string") throw new Error("--extensionTestsPath is missing");
  const server = await startServer(installVSCode(), {
    takesSuites: true,
    ...(typeof extensionsFolder === "string" ? { extensionsFolder } : {}),
    environment: result === undefined ? {} : { [resultFileVariable]: result },
  });
  try {
    const options = {
      folder: path.resolve(positionals[0] ?? temporaryFolder("workspace")),
      extensionDevelopmentPaths: (values.extensionDevelopmentPath ?? []).map(String),
      extensionTestsPath: suite,
    };
    return await runSuite(server, options, (line) => {
      if (process.env["VERBOSE"] !== undefined) console.log(line);
    });
  } finally {
    await server.stop();
  }
}
