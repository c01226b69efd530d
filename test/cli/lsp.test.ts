import assert from "node:assert/strict";
import { it } from "node:test";
import { runCli } from "../support/cli.js";

it("lsp --stdio starts the server, as editors call it, and ends when told to", () => {
  const messages = [
    { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } },
    { method: "initialized", params: {} },
    { id: 2, method: "shutdown" },
    { method: "exit" },
  ].map((message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    return `Content-Length: ${Buffer.byteLength(body).toString()}\r\n\r\n${body}`;
  });
  const result = runCli(["lsp", "--stdio", "--clientProcessId=1"], { stdin: messages.join("") });
  assert.match(result.stdout, /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":/);
  assert.match(result.stdout, /"diagnosticProvider":/);
  assert.equal(result.status, 0);
});
