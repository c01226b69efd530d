import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeBenchmark } from "../../server/src/lsp/node-benchmark.js";
import type { AuditOutcome } from "../../server/src/protocol.js";
import { TestClient } from "../support/lsp-client.js";

function audit(client: TestClient, argument: unknown): Promise<AuditOutcome | null> {
  return client.connection.sendRequest("workspace/executeCommand", {
    command: "virtLatency.audit",
    arguments: [argument],
  });
}

describe("the audit command", () => {
  it("asks before it reaches out, naming the hosts, and does nothing without an answer", async () => {
    for (const answer of [{ title: "Cancel" }, null]) {
      const client = await TestClient.start({ benchmark: nodeBenchmark, answer: () => answer });
      assert.equal(await audit(client, { target: "qemu+ssh://root@hv1/system#db1" }), null);
      assert.deepEqual(
        client.questions.map(({ message, actions }) => [message, actions]),
        [
          [
            "Audit the guest db1 and its host root@hv1? It logs in there, reads settings for a few seconds and changes nothing.",
            [{ title: "Audit" }, { title: "Cancel" }],
          ],
        ],
      );
      await client.stop();
    }
  });

  it("returns a page, and says the findings where the client shows none", async () => {
    const client = await TestClient.start({
      benchmark: nodeBenchmark,
      answer: () => ({ title: "Audit" }),
    });
    const shown = await audit(client, { target: "local", clientShows: true });
    assert.match(shown?.markdown ?? "", /^# Audit of local\n\n## (?:Guest|Host): this machine, /);
    assert.deepEqual(client.shownMessages, []);
    const said = await audit(client, { target: "local" });
    assert.deepEqual(client.shownMessages, said?.lines);
    await client.stop();
  });

  it("obeys the rules that the user switched off", async () => {
    const client = await TestClient.start({
      benchmark: nodeBenchmark,
      answer: () => ({ title: "Audit" }),
    });
    const first = await audit(client, { target: "local", clientShows: true });
    const ids = [...(first?.markdown ?? "").matchAll(/\[(audit\/[a-z-]+)\]/g)];
    const rules = Object.fromEntries(ids.map(([, id = ""]) => [id, "off"]));
    const second = await audit(client, { target: "local", clientShows: true, rules });
    assert.deepEqual(second?.lines, []);
    await client.stop();
  });

  it("refuses what is no target, before it asks", async () => {
    const client = await TestClient.start({ benchmark: nodeBenchmark });
    for (const argument of [{}, { target: "ssh:-x" }, { target: "local", guestUser: "-x" }, null]) {
      await assert.rejects(audit(client, argument), /An audit (?:needs|is asked for)/);
    }
    assert.deepEqual(client.questions, []);
    await client.stop();
  });
});
