/* The entry in a browser: the language server is a worker, and there are no programs to start. */
import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { start } from "./start.js";

export function activate(context: vscode.ExtensionContext): void {
  start(context, {
    place: "browser",
    createClient: (options) => browserClient(context.extensionUri, options),
    commands: [],
  });
}

/** What is used of a browser; the extension is compiled without its types. */
interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (address: string) => ServerWorker;

function browserClient(extensionUri: vscode.Uri, options: LanguageClientOptions): LanguageClient {
  const program = serverProgram(extensionUri);
  let last: ServerWorker | undefined;
  const transports = async (): Promise<MessageTransports> => {
    // A server that was told to end stays there as a worker.
    last?.terminate();
    last = new Worker(await program);
    // The library takes the type of a worker from a browser's types, which are not there.
    const worker: unknown = last;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return new LanguageClient("virtLatency", "Virt Latency", transports, options);
}

/** The address of the worker's program: the bundle that it shares with the server for Node, and its own. */
async function serverProgram(extensionUri: vscode.Uri): Promise<string> {
  const [engine, own] = await Promise.all(
    ["engine.cjs", "server.worker.js"].map((name) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", name)),
    ),
  );
  const parts = ["globalThis.virtLatencyLoadEngine = () => {", engine, "\n};\n", own];
  const program = new Blob(
    parts.map((part) => (typeof part === "string" ? part : new Uint8Array(part ?? []))),
    { type: "text/javascript" },
  );
  return URL.createObjectURL(program);
}
