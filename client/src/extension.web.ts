/* The entry in a browser: the language server is a worker, and there are no programs to start. */
import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from "vscode-languageclient/browser";
import type { Command } from "./command.js";
import { start } from "./start.js";

/** They are there, to say why they do nothing. */
const benchmarkCommands: readonly Command[] = (
  ["virtLatency.benchmarkVm", "virtLatency.compareRuns", "virtLatency.openRun"] as const
).map((id) => ({ id, needs: "process", run: () => undefined }));

export function activate(context: vscode.ExtensionContext): void {
  start(context, {
    place: "browser",
    createClient: (options) => browserClient(context.extensionUri, options),
    commands: benchmarkCommands,
  });
}

/** What is used of a browser's worker; the extension is compiled without a browser's types. */
interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => ServerWorker;

function browserClient(extensionUri: vscode.Uri, options: LanguageClientOptions): LanguageClient {
  const program = vscode.Uri.joinPath(extensionUri, "dist", "server.worker.js").toString(true);
  let last: ServerWorker | undefined;
  const transports = (): MessageTransports => {
    // A server that was told to end stays there as a worker.
    last?.terminate();
    last = new Worker(program);
    // The library takes the type of a worker from a browser's types, which are not there.
    const worker: unknown = last;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return new LanguageClient(
    "virtLatency",
    "Virt Latency",
    () => Promise.resolve(transports()),
    options,
  );
}
