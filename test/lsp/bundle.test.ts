import assert from "node:assert/strict";
import { type ChildProcess, fork, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from "vscode-languageserver/node";

const server = join(import.meta.dirname, "../../dist/server.cjs");
const rule = "domain/suppression-unused";
const text = "<!-- virt-latency-disable domain/disk-cache-unsafe -->\n<domain/>\n";

let folder = "";

before(() => {
  assert.ok(existsSync(server), "Run `npm run build` first.");
  folder = mkdtempSync(join(tmpdir(), "virt-latency-test-"));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** Goes through what an editor does with a server: from the first greeting to a clean end. */
async function useServer(connection: ProtocolConnection, program: ChildProcess): Promise<void> {
  connection.listen();
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const published = new Promise<Diagnostic[]>((resolve) => {
    connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        if (uri.endsWith(".xml")) resolve(diagnostics);
      },
    );
  });
  await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await connection.sendNotification("initialized", {});
  const uri = pathToFileURL(join(folder, "vm.xml")).href;
  const textDocument = { uri, languageId: "xml", version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
  assert.deepEqual(
    (await published).map(({ code, severity }) => [code, severity]),
    [[rule, 1]],
  );
  const page = await connection.sendRequest<{ markdown: string }>("virtLatency/rules/page", {
    rule,
  });
  assert.match(page.markdown, /^# domain\/suppression-unused$/m);
  const plan = await connection.sendRequest<{ confirmation: string }>(
    "virtLatency/benchmark/plan",
    { target: "ssh:db1", directory: "/var/tmp" },
  );
  assert.match(plan.confirmation, /db1/);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
}

describe("the server as it ships", () => {
  before(() => {
    writeFileSync(
      join(folder, ".virt-latency.json"),
      `// read from the disk\n{ "rules": { "${rule}": "error" } }\n`,
    );
  });

  it("serves any editor over --stdio", async () => {
    const program = spawn(process.execPath, [server, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await useServer(
      createProtocolConnection(
        new StreamMessageReader(program.stdout),
        new StreamMessageWriter(program.stdin),
      ),
      program,
    );
  });

  it("serves VS Code over node's IPC", async () => {
    const program = fork(server, ["--node-ipc"], { execArgv: [] });
    await useServer(
      createProtocolConnection(new IPCMessageReader(program), new IPCMessageWriter(program)),
      program,
    );
  });
});
