/*
 * The language server as a web worker: what VS Code in a browser starts. It reads nothing by itself, and there is no
 * program that it could start. Importing this module starts it.
 */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser";
import { clientFiles } from "./client-files.js";
import { readableGreeting } from "./readable-greeting.js";
import { serve } from "./server.js";

/** The worker's global scope; the server is compiled without a browser's types. */
const port: unknown = globalThis;

const connection = createConnection(
  new BrowserMessageReader(port),
  new BrowserMessageWriter(port),
  { messageStrategy: { handleMessage: (message, next) => next(readableGreeting(message)) } },
);
serve(connection, {
  ...clientFiles(connection),
  loadBenchmark: () =>
    Promise.reject(
      new Error("In a browser there are no programs to start, so benchmarks are off."),
    ),
});
