import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  type ConfigurationParams,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver/node";

export interface MeasuredServer {
  readonly name: string;
  readonly command: readonly string[];
  readonly document: MeasuredDocument;
  /** How many keys are pressed; fewer for servers that wait on purpose. */
  readonly keys: number;
}

export interface MeasuredDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Where one character is typed and taken away again. */
  readonly line: number;
  readonly character: number;
  readonly typed: string;
}

/** What one start of a server took, in ms and MiB. */
export interface Session {
  /** From the start of the process to the answer to `initialize`. */
  readonly initializeMs: number;
  readonly initializedMiB: number;
  /** From opening the document to its findings: the first time, with everything that is loaded late. */
  readonly openedMs: number;
  /** From a key to the findings that follow, each of the second half of the keys. */
  readonly editMs: readonly number[];
  readonly editedMiB: number;
}

/** Long enough for a server that waits on purpose on a busy machine. */
const patienceMs = 20_000;

/** Starts a server, opens its document, types in it, and ends it, as an editor does that takes pushed findings. */
export async function measureSession({
  name,
  command,
  document,
  keys,
}: MeasuredServer): Promise<Session> {
  const [program = "", ...args] = command;
  const started = performance.now();
  const server = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const { pid } = server;
  if (pid === undefined) throw new Error(`${name} does not start`);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let published: () => void = () => undefined;
  connection.onNotification("textDocument/publishDiagnostics", ({ uri }: { uri: string }) => {
    if (uri === document.uri) published();
  });
  connection.onRequest("workspace/configuration", ({ items }: ConfigurationParams) =>
    items.map(() => null),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/workspaceFolders", () => null);
  connection.listen();

  /** How long it takes from a message to the findings. */
  const findingsAfter = async (method: string, parameters: object): Promise<number> => {
    const before = performance.now();
    const after = new Promise<number>((resolve, reject) => {
      const given = setTimeout(() => {
        reject(new Error(`${name} tells no findings`));
      }, patienceMs);
      published = () => {
        clearTimeout(given);
        resolve(performance.now());
      };
    });
    await connection.sendNotification(method, parameters);
    return (await after) - before;
  };

  try {
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: {}, synchronization: {} },
      },
      workspaceFolders: [{ uri: folderOf(document.uri), name: "measured" }],
    });
    const initializeMs = performance.now() - started;
    const initializedMiB = residentMiB(pid);
    await connection.sendNotification("initialized", {});
    const { uri, languageId, text, line, character, typed } = document;
    const openedMs = await findingsAfter("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
    const editMs: number[] = [];
    for (let key = 0; key < keys; key++) {
      const isTyped = key % 2 === 0;
      const start = { line, character };
      const end = { line, character: isTyped ? character : character + typed.length };
      const change = { range: { start, end }, text: isTyped ? typed : "" };
      editMs.push(
        await findingsAfter("textDocument/didChange", {
          textDocument: { uri, version: key + 2 },
          contentChanges: [change],
        }),
      );
    }
    const editedMiB = residentMiB(pid);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    await ended;
    return { initializeMs, initializedMiB, openedMs, editMs: editMs.slice(keys >> 1), editedMiB };
  } finally {
    connection.dispose();
    server.kill();
  }
}

/** What the process holds in memory now. */
function residentMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid.toString()}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
