import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { ruleIds } from "../../server/src/core/rules/ids.js";
import { TestClient, modernEditor, onLine } from "../support/lsp-client.js";

const rule = "domain/disk-native-cache-conflict";
const uri = "file:///work/site%20a/guests/db.xml";
const baseline = "file:///work/site%20a/.virt-latency-baseline.json";
const disk = (target: string): string => `    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' io='native'/>
      <source dev='/dev/vg0/${target}'/>
      <target dev='${target}' bus='virtio'/>
    </disk>
`;
const text = `<domain type='kvm'>\n  <name>db</name>\n  <devices>\n${disk("vda")}${disk("vdb")}  </devices>\n</domain>\n`;
const known = (...targets: string[]): string =>
  JSON.stringify({
    version: 1,
    files: {
      "guests/db.xml": {
        [rule]: Object.fromEntries(
          targets.map((target) => [`domain[db]/devices/disk[${target}]`, 1]),
        ),
      },
    },
  });

async function startWith(
  content: string | undefined,
  setting = ".virt-latency-baseline.json",
): Promise<{ client: TestClient; files: Map<string, string> }> {
  const files = new Map([
    ["file:///work/site%20a/.virt-latency.json", JSON.stringify({ baseline: setting })],
  ]);
  if (content !== undefined) files.set(baseline, content);
  const client = await TestClient.start({
    capabilities: modernEditor,
    files,
    settings: () => ({
      rules: Object.fromEntries(ruleIds.filter((id) => id !== rule).map((id) => [id, "off"])),
    }),
  });
  await client.open(uri, "xml", text);
  return { client, files };
}

async function severities(client: TestClient): Promise<(number | undefined)[]> {
  return (await client.pull(uri)).map(({ severity }) => severity);
}

function textOf(message: Diagnostic["message"] | undefined): string {
  return typeof message === "string" ? message : (message?.value ?? "");
}

/** The next diagnostics that are published for a file. */
async function publishedFor(client: TestClient, wanted: string): Promise<PublishDiagnosticsParams> {
  for (;;) {
    const published = await client.nextPublished();
    if (published.uri === wanted) return published;
  }
}

const { Error: error, Hint: hint } = DiagnosticSeverity;

describe("a baseline in the editor", () => {
  it("makes a hint of what is known, and says so", async () => {
    const { client } = await startWith(known("vda"));
    const diagnostics = await client.pull(uri);
    assert.deepEqual(
      diagnostics.map(({ severity, message }) => [
        severity,
        textOf(message).endsWith("(Known: in the baseline.)"),
      ]),
      [
        [hint, true],
        [error, false],
      ],
    );
    await client.stop();
  });

  it("leaves the fixes of what is known where they are", async () => {
    const { client } = await startWith(known("vda", "vdb"));
    const actions = await client.codeActions(uri, onLine(4, 60, 60), ["quickfix"]);
    assert.ok(actions.some(({ title }) => title === "Remove io='native' from 'vda'"));
    await client.stop();
  });

  it("counts at once when it changes, moves with the text, and needs no encoding of its own", async () => {
    const { client, files } = await startWith(known("vda"));
    assert.deepEqual(await severities(client), [hint, error]);
    files.set(baseline, known("vdb"));
    assert.deepEqual(await severities(client), [error, hint]);
    await client.change(uri, onLine(0, 0, 0), "<!-- a line -->\n");
    assert.deepEqual(await severities(client), [error, hint]);
    files.delete(baseline);
    assert.deepEqual(await severities(client), [error, error]);
    await client.stop();
  });

  it("is found from the configuration, and names files from its own folder", async () => {
    const { client, files } = await startWith(undefined, "conf/known.json");
    files.set(
      "file:///work/site%20a/conf/known.json",
      known("vda").replace("guests/db.xml", "../guests/db.xml"),
    );
    assert.deepEqual(await severities(client), [hint, error]);
    await client.stop();
  });

  it("has its own problems reported, at their place", async () => {
    const { client, files } = await startWith('{ "version": 1, "files": [] }');
    const broken = publishedFor(client, baseline);
    assert.deepEqual(await severities(client), [error, error]);
    const { diagnostics } = await broken;
    assert.deepEqual(diagnostics, [
      {
        range: onLine(0, 25, 27),
        severity: DiagnosticSeverity.Warning,
        source: "virt-latency",
        message: "This must be an object: { ... }.",
      },
    ]);
    files.set(baseline, known("vda"));
    const mended = publishedFor(client, baseline);
    assert.deepEqual(await severities(client), [hint, error]);
    assert.deepEqual((await mended).diagnostics, []);
    await client.stop();
  });

  it("is missed where it is named and is not there", async () => {
    const { client } = await startWith(undefined);
    const missing = publishedFor(client, baseline);
    assert.deepEqual(await severities(client), [error, error]);
    assert.match(textOf((await missing).diagnostics[0]?.message), /no such baseline/);
    await client.stop();
  });
});
