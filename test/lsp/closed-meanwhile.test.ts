import assert from "node:assert/strict";
import { it } from "node:test";
import { listRulesRequest } from "../../server/src/protocol.js";
import { TestClient, modernEditor } from "../support/lsp-client.js";

it("a document that is closed while it is looked at leaves nothing behind", async () => {
  const uri = "file:///work/vm.xml";
  const asked: (string | undefined)[] = [];
  let found = (): void => undefined;
  const search = new Promise<undefined>((resolve) => {
    found = () => {
      resolve(undefined);
    };
  });
  const client = await TestClient.start({
    capabilities: modernEditor,
    readFile: () => search,
    settings: (scope) => {
      asked.push(scope);
      return {};
    },
  });
  await client.open(uri, "xml", "<domain/>");
  const pulled = client.pull(uri);
  await client.close(uri);
  // Messages are dealt with in order, so after this answer the document is closed.
  await client.connection.sendRequest(listRulesRequest);
  found();
  await pulled;

  asked.length = 0;
  await client.open(uri, "xml", "<domain/>");
  await client.pull(uri);
  assert.ok(asked.includes(uri), "The settings of the closed document were kept.");
  await client.stop();
});
