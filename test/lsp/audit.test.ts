import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nodeBenchmark } from "../../server/src/lsp/node-benchmark.js";
import {
  type AuditOutcome,
  type AuditParams,
  type PreparedAudit,
  prepareAuditRequest,
} from "../../server/src/protocol.js";
import { TestClient } from "../support/lsp-client.js";

function prepare(client: TestClient, params: AuditParams): Promise<PreparedAudit> {
  return client.connection.sendRequest(prepareAuditRequest, params);
}

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

  it("goes by the confirmation of a client that asked itself, once", async () => {
    const client = await TestClient.start({ benchmark: nodeBenchmark });
    const { id, ...confirmation } = await prepare(client, { target: "local" });
    assert.deepEqual(confirmation, {
      question: "Audit this machine?",
      detail: "It reads settings for a few seconds and changes nothing.",
    });
    const outcome = await audit(client, { confirmedAudit: id });
    assert.match(outcome?.markdown ?? "", /^# Audit of local\n/);
    assert.deepEqual([client.questions, client.shownMessages], [[], []]);
    await assert.rejects(
      audit(client, { confirmedAudit: id }),
      /This confirmation is not good any more\. Start the audit again\./,
    );
    await client.stop();
  });

  it("returns a page, and says the findings of what the server asked about", async () => {
    const client = await TestClient.start({
      benchmark: nodeBenchmark,
      answer: () => ({ title: "Audit" }),
    });
    const outcome = await audit(client, { target: "local" });
    assert.match(
      outcome?.markdown ?? "",
      /^# Audit of local\n\n(?:Nothing was changed: .*\n\n)?## (?:Guest|Host): this machine\n\n/,
    );
    assert.deepEqual(client.shownMessages, outcome?.lines);
    await client.stop();
  });

  it("obeys the rules that the user switched off", async () => {
    const client = await TestClient.start({
      benchmark: nodeBenchmark,
      answer: () => ({ title: "Audit" }),
    });
    const first = await audit(client, { target: "local" });
    const ids = [...(first?.markdown ?? "").matchAll(/\[(audit\/[a-z-]+)\]/g)];
    const rules = Object.fromEntries(ids.map(([, id = ""]) => [id, "off"]));
    const second = await audit(client, { target: "local", rules });
    assert.deepEqual(second?.lines, []);
    await client.stop();
  });

  it("refuses what is no target, before it asks", async () => {
    const client = await TestClient.start({ benchmark: nodeBenchmark });
    for (const argument of [{}, { target: "ssh:-x" }, { target: "local", guestUser: "-x" }, null]) {
      for (const method of ["workspace/executeCommand", prepareAuditRequest]) {
        const parameters =
          method === prepareAuditRequest
            ? argument
            : { command: "virtLatency.audit", arguments: [argument] };
        await assert.rejects(
          client.connection.sendRequest(method, parameters),
          /An audit (?:needs|is asked for)/,
        );
      }
    }
    assert.deepEqual(client.questions, []);
    await client.stop();
  });
});
