import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { installVSCode } from "../../scripts/install-vscode.js";
import { packageVsix } from "../../scripts/package-vsix.js";
import { projectRoot } from "../../scripts/project.js";
import { bundleSuite, runSuite } from "./host/run-suite.js";
import { installExtension, startServer } from "./host/server.js";
import { temporaryFolder } from "./host/temporary-folder.js";
import { readSuiteResult, resultFileVariable } from "./suite-result.js";

test("the packaged extension, inside a real VS Code", async (t) => {
  const host = installVSCode();
  const { file } = packageVsix(path.join(temporaryFolder("vsix"), "virt-latency.vsix"));
  const resultFile = path.join(temporaryFolder("result"), "result.json");
  const workspace = temporaryFolder("workspace");
  fs.cpSync(path.join(projectRoot, "test/e2e/workspace"), workspace, { recursive: true });
  const suite = await bundleSuite();

  const server = await startServer(host, {
    takesSuites: true,
    extensionsFolder: installExtension(host, file),
    environment: { [resultFileVariable]: resultFile },
  });
  const lines: string[] = [];
  try {
    await runSuite(
      server,
      {
        folder: workspace,
        // The extension under test is an installed one; an extension under development is what starts a suite.
        extensionDevelopmentPaths: [path.join(projectRoot, "test/vscode-host/empty-extension")],
        extensionTestsPath: suite,
      },
      (line) => lines.push(line),
    );
  } finally {
    await server.stop();
  }
  if (!fs.existsSync(resultFile)) t.diagnostic([...lines.slice(-40), server.output()].join("\n"));
  const result = readSuiteResult(resultFile);
  t.diagnostic(`VS Code ${result.vscode} (${result.appHost})`);
  for (const note of result.notes) t.diagnostic(note);
  for (const { name, error } of result.cases) {
    await t.test(name, () => {
      if (error !== undefined) throw new Error(error);
    });
  }
});
