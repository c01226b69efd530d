import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, describe, it } from "node:test";
import {
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver/node";
import { cliFile, runCli } from "../support/cli.js";

interface Server {
  readonly connection: ProtocolConnection;
  readonly program: ChildProcess;
  /** All that it said on standard error. */
  readonly said: () => string;
}

const folders = { rootUri: null, processId: null };

describe("lsp --stdio", () => {
  it("starts the server, as editors call it, and ends when told to", async (context) => {
    const server = start(context, [`--clientProcessId=${process.pid.toString()}`]);
    const greeted = await greet(server, { ...folders, capabilities: {} });
    assert.equal(greeted.capabilities.hoverProvider, true);
    await end(server);
  });

  it("has what is loaded late too, such as benchmarks, whether that was compiled before or not", async (context) => {
    const cache = mkdtempSync(join(tmpdir(), "virt-latency-test-"));
    context.after(() => {
      rmSync(cache, { recursive: true });
    });
    for (let starts = 0; starts < 2; starts++) {
      const server = start(context, [], { XDG_CACHE_HOME: cache, XDG_STATE_HOME: cache });
      await greet(server, { ...folders, capabilities: {} });
      assert.deepEqual(await server.connection.sendRequest("virtLatency/runs/list"), {
        runs: [],
        problems: [],
      });
      await end(server);
    }
  });

  it("takes a client that names no capabilities for one that can do nothing", async (context) => {
    for (const greeting of [folders, { ...folders, capabilities: null }, {}, null, undefined]) {
      const server = start(context, []);
      const published = new Promise((resolve) => {
        server.connection.onNotification("textDocument/publishDiagnostics", resolve);
      });
      const { capabilities } = await greet(server, greeting);
      assert.equal(capabilities.hoverProvider, true);
      const textDocument = {
        uri: "file:///vm.xml",
        languageId: "xml",
        version: 1,
        text: "<domain>",
      };
      await server.connection.sendNotification("textDocument/didOpen", { textDocument });
      await published;
      await end(server);
    }
  });

  it("is greeted before it does anything else", async (context) => {
    const server = start(context, []);
    await server.connection.sendNotification("initialized", {});
    await assert.rejects(server.connection.sendRequest("virtLatency/rules/list"), /Unhandled/);
    await greet(server, { ...folders, capabilities: {} });
    assert.ok(await server.connection.sendRequest("virtLatency/rules/list"));
    await end(server);
  });

  it("takes nothing else", () => {
    for (const [args, problem] of [
      [["extra"], "takes no operand"],
      [["--verbose"], "there is no flag --verbose."],
    ] as const) {
      const { status, stdout, stderr } = runCli(["lsp", "--stdio", ...args]);
      assert.equal(stderr.split("\n")[0], `virt-latency lsp: ${problem}`);
      assert.deepEqual([status, stdout], [2, ""]);
    }
  });
});

function start(context: TestContext, args: readonly string[], env: NodeJS.ProcessEnv = {}): Server {
  const program = spawn(process.execPath, [cliFile, "lsp", "--stdio", ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  context.after(() => {
    program.kill();
  });
  let said = "";
  program.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(program.stdout),
    new StreamMessageWriter(program.stdin),
  );
  connection.listen();
  return { connection, program, said: () => said };
}

async function greet({ connection }: Server, greeting: unknown): Promise<InitializeResult> {
  const greeted = await connection.sendRequest<InitializeResult>("initialize", greeting);
  await connection.sendNotification("initialized", {});
  return greeted;
}

/** Ends it as editors do, and looks whether it went well. */
async function end({ connection, program, said }: Server): Promise<void> {
  const ended = once(program, "close");
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  assert.deepEqual(await ended, [0, null]);
  assert.equal(said(), "");
}
