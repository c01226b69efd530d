/*
 * The language server as a program: over node IPC for VS Code, over `--stdio` for every other editor. Importing this
 * module starts it.
 */
import { readFile } from "node:fs/promises";
import { ProposedFeatures, createConnection } from "vscode-languageserver/node";
import { readRulePage } from "../rule-pages.js";
import { listFolder, readFileBelow } from "./node-folders.js";
import { serve } from "./server.js";

serve(createConnection(ProposedFeatures.all), {
  readFile: readIfThere,
  listFolder,
  readFileBelow,
  readRulePage,
  loadBenchmark: async () => (await import("./node-benchmark.js")).nodeBenchmark,
});

/** A file that cannot be read counts as absent: the server looks for files where there need not be any. */
async function readIfThere(uri: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(uri), "utf8");
  } catch {
    return undefined;
  }
}
