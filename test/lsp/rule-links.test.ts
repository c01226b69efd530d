import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { DocumentLink } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { TestClient, modernEditor } from "../support/lsp-client.js";

const domain = `<!-- virt-latency-disable domain/disk-qcow2-thin, domain/no-such-rule: thin by choice -->\r
<domain type='kvm'>\r
  <metadata>\r
    <v:suppressions xmlns:v='https://github.com/virt-latency/virt-latency/suppressions/1'>\r
      <v:suppress rule='domain/disk-cache-unsafe' device='vda' reason='see domain/disk-page-cache'/>\r
    </v:suppressions>\r
  </metadata>\r
  <!-- domain/disk-page-cache is a rule -->\r
  <devices>\r
    <!--
      virt-latency-disable-next-line
      domain/iothread-shared
    -->
    <disk/>\r
  </devices>\r
</domain>`;

const nova = `[libvirt]
# virt-latency-disable-next-line nova/images-qcow2-thin -- nova/cache-default
images_type = qcow2
# virt-latency-disable
`;

const kolla = `nova_nova_conf_overrides:
  # virt-latency-disable-next-line nova/images-qcow2-thin
  libvirt:
    images_type: qcow2
`;

describe("document links", () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start({ capabilities: modernEditor });
  });
  after(async () => {
    assert.deepEqual(client.log, []);
    await client.stop();
  });

  for (const [what, uri, language, text, rules] of [
    [
      "the comments and the metadata of a guest",
      "file:///db.xml",
      "libvirt-xml",
      domain,
      ["domain/disk-qcow2-thin", "domain/iothread-shared", "domain/disk-cache-unsafe"],
    ],
    ["nova.conf", "file:///nova.conf", "nova-conf", nova, ["nova/images-qcow2-thin"]],
    ["YAML", "file:///vars.yml", "yaml", kolla, ["nova/images-qcow2-thin"]],
  ] as const) {
    it(`lead from the rules that ${what} switch off to their pages`, async () => {
      await client.open(uri, language, text);
      const document = TextDocument.create(uri, language, 1, text);
      const links = await client.connection.sendRequest<DocumentLink[]>(
        "textDocument/documentLink",
        { textDocument: { uri } },
      );
      assert.deepEqual(
        links.map(({ range, target, tooltip }) => [document.getText(range), target, tooltip]),
        rules.map((rule) => [
          rule,
          `https://github.com/virt-latency/virt-latency/blob/main/docs/rules/${rule}.md`,
          `What ${rule} means`,
        ]),
      );
    });
  }
});
