import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type {
  DocumentAboutResponse,
  LintTextParams,
  LintTextResponse,
} from "../../server/src/protocol.js";
import { TestClient, type TestClientOptions, modernEditor } from "../support/lsp-client.js";

const guest = (cache: string): string =>
  `<domain type='kvm'><name>db1</name><devices><disk type='file' device='disk'>
<driver name='qemu' type='raw' cache='${cache}'/><source file='/a.img'/><target dev='vda' bus='virtio'/>
</disk></devices></domain>`;

async function lintText(
  parameters: LintTextParams,
  options?: TestClientOptions,
): Promise<LintTextResponse> {
  const client = await TestClient.start(options);
  try {
    return await client.connection.sendRequest("virtLatency/text/lint", parameters);
  } finally {
    await client.stop();
  }
}

/** The rules that report something, in order. */
function rulesOf(response: LintTextResponse): readonly string[] {
  assert.equal(response.kind, "linted");
  return response.findings.map(({ rule }) => rule);
}

describe("a text that is open nowhere", () => {
  it("is linted as what it is", async () => {
    const response = await lintText({ text: guest("unsafe") });
    assert.equal(response.kind, "linted");
    assert.equal(response.language, "libvirt-xml");
    assert.equal(response.omitted, 0);
    const [first] = response.findings;
    assert.equal(first?.rule, "domain/disk-cache-unsafe");
    assert.deepEqual(first.fixes[0]?.edits, [
      {
        range: { start: { line: 2, column: 39 }, end: { line: 2, column: 45 } },
        newText: "none",
      },
    ]);
  });

  it("is linted as what the client says it is", async () => {
    const text = "disk_cachemodes = file=unsafe\n";
    assert.deepEqual(await lintText({ text }), { kind: "not-ours" });
    const response = await lintText({ text: `[libvirt]\n${text}`, language: "nova-conf" });
    assert.ok(rulesOf(response).includes("nova/cache-unsafe"));
  });

  it("has its gravest findings first, and not more than anybody reads", async () => {
    const disk = guest("unsafe").split("\n")[1] ?? "";
    const disks = Array.from({ length: 60 }, (_, index) =>
      `<disk type='file' device='disk'>${disk}</disk>`.replace("vda", `vd${index.toString()}`),
    );
    const text = `<domain type='kvm'><name>db1</name><devices>${disks.join("\n")}</devices></domain>`;
    const response = await lintText({ text });
    assert.equal(response.kind, "linted");
    assert.equal(response.findings.length, 50);
    assert.ok(response.omitted > 0);
    const severities = response.findings.map(({ severity }) => severity);
    const order = ["error", "warning", "information", "hint"];
    assert.deepEqual(
      severities,
      severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  });

  it("has the settings and the configuration of the folder that is named", async () => {
    const folder = "file:///work";
    const silent = JSON.stringify({ rules: { "domain/disk-cache-unsafe": "off" } });
    const files = new Map([[`${folder}/.virt-latency.json`, silent]]);
    const rule = "domain/disk-cache-unsafe";
    const text = guest("unsafe");
    assert.ok(rulesOf(await lintText({ text }, { files })).includes(rule));
    assert.ok(!rulesOf(await lintText({ text, folder }, { files })).includes(rule));
    const settings = (): unknown => ({ rules: { [rule]: "hint" } });
    const response = await lintText({ text, folder }, { capabilities: modernEditor, settings });
    assert.equal(response.kind, "linted");
    assert.equal(response.findings.find((each) => each.rule === rule)?.severity, "hint");
  });

  it("is refused where it is too large, or no text", async () => {
    const large = `<domain>${" ".repeat(1024 * 1024)}</domain>`;
    assert.deepEqual(await lintText({ text: large }), { kind: "too-large" });
    await assert.rejects(lintText({ text: 1 } as unknown as LintTextParams), /string/);
    await assert.rejects(lintText({ text: "", folder: "../x" }), /URL/i);
  });
});

describe("what the server makes of an open document", () => {
  const about = async (languageId: string, text: string): Promise<DocumentAboutResponse> => {
    const client = await TestClient.start();
    const uri = "file:///work/a";
    await client.open(uri, languageId, text);
    const response = await client.connection.sendRequest<DocumentAboutResponse>(
      "virtLatency/document/about",
      { uri },
    );
    await client.stop();
    return response;
  };

  it("is told for menus: a guest, another document of libvirt's, settings of Nova, or nothing", async () => {
    assert.deepEqual(await about("xml", guest("none")), {
      language: "libvirt-xml",
      describesGuest: true,
    });
    assert.deepEqual(await about("xml", "<pool type='dir'><name>p</name><target/></pool>"), {
      language: "libvirt-xml",
      describesGuest: false,
    });
    assert.deepEqual(await about("nova-conf", "[libvirt]\n"), {
      language: "nova-conf",
      describesGuest: false,
    });
    assert.equal(await about("xml", "<project/>"), null);
  });
});
