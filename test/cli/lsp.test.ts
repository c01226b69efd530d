import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { it } from "node:test";
import { cliFile } from "../support/cli.js";

it("lsp --stdio starts the server, as editors call it, and ends when told to", async () => {
  const args = [cliFile, "lsp", "--stdio", `--clientProcessId=${process.pid.toString()}`];
  const server = spawn(process.execPath, args, {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 30_000,
  });
  const output = text(server.stdout);
  const exited = once(server, "exit");
  const initialize = { processId: null, rootUri: null, capabilities: {} };
  for (const message of [
    { id: 1, method: "initialize", params: initialize },
    { method: "initialized", params: {} },
    { id: 2, method: "shutdown" },
    { method: "exit" },
  ]) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body).toString()}\r\n\r\n${body}`);
  }
  assert.deepEqual(await exited, [0, null]);
  assert.match(await output, /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":/);
});
