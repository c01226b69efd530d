/*
 * The language server as a program: over node IPC for VS Code, over `--stdio` for every other editor. Importing this
 * module starts it.
 */
import { stat } from "node:fs/promises";
import { ProposedFeatures, createConnection } from "vscode-languageserver/node";
import { defaultRunsFolder } from "../benchmark/runs-folder.js";
import { readRulePage } from "../rule-pages.js";
import { type Client, readClient } from "./client.js";
import { clientFiles } from "./client-files.js";
import type { Environment } from "./environment.js";
import { greeting } from "./greeting.js";
import { LateStart } from "./late-start.js";
import { listFolder, readFileBelow, readFileIfThere } from "./node-folders.js";
import { nodeWorkspace } from "./node-workspace.js";

let client: Client | undefined;
const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: new LateStart(
    () => client !== undefined,
    async () => {
      const { serve } = await import("./server.js");
      serve(connection, environment, client);
    },
  ),
});
const { readFile: readFromClient, ...fromClient } = clientFiles(connection);
const environment: Environment = {
  readFile: (uri) => (isOnDisk(uri) ? readFileIfThere(uri) : readFromClient(uri)),
  listFolder: (uri) => (isOnDisk(uri) ? listFolder : fromClient.listFolder)(uri),
  readFileBelow: (uri, folders) =>
    (isOnDisk(uri) ? readFileBelow : fromClient.readFileBelow)(uri, folders),
  workspaceFiles: nodeWorkspace,
  readRulePage,
  runsVersion,
  loadBenchmark: async () => (await import("./node-benchmark.js")).nodeBenchmark,
};
connection.onInitialize((parameters) => {
  client = readClient(parameters);
  return greeting(client);
});
connection.listen();

/** A virtual workspace's files are the client's to read. */
function isOnDisk(uri: string): boolean {
  return uri.startsWith("file:");
}

/** A folder's time changes with the files that are added to it, and no run changes once it is stored. */
async function runsVersion(): Promise<string | undefined> {
  try {
    return (await stat(defaultRunsFolder(process.env))).mtimeMs.toString();
  } catch {
    return undefined;
  }
}
