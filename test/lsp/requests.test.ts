import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ErrorCodes, ResponseError } from "vscode-languageserver/node";
import {
  compareRunsRequest,
  documentAboutRequest,
  effectiveXmlRequest,
  guestAtRequest,
  lintTextRequest,
  planRequest,
  prepareAuditRequest,
  prepareDefinitionRequest,
  readRunRequest,
  rulePageRequest,
} from "../../server/src/protocol.js";
import { FakeBenchmark } from "../support/fake-benchmark.js";
import { TestClient } from "../support/lsp-client.js";

/** Requests of our own that come with something, and what each must say of it. */
const requests: readonly (readonly [string, RegExp])[] = [
  [guestAtRequest, /^The guest at a place is asked for with \{/],
  [documentAboutRequest, /^A document is asked about with /],
  [effectiveXmlRequest, /^The XML that Nova writes is asked for with /],
  [rulePageRequest, /^The page of a rule is asked for with /],
  [lintTextRequest, /^The findings in a text are asked for with /],
  [planRequest, /^A benchmark is asked for with /],
  [prepareAuditRequest, /^An audit is asked for with /],
  [prepareDefinitionRequest, /^A definition is asked for with /],
  [readRunRequest, /^A run is asked for by its id/],
  [compareRunsRequest, /^Two runs are asked for as /],
];

const kinds = {
  uri: 5,
  position: {},
  text: 7,
  target: 9,
  hypervisor: [],
  id: {},
  rule: 4,
  base: 3,
};

describe("a request of our own that comes with something else than it should", () => {
  for (const [method, sentence] of requests) {
    it(`is answered so, in a sentence: ${method}`, async () => {
      const client = await TestClient.start({ benchmark: new FakeBenchmark() });
      for (const given of [undefined, null, {}, [], "x", kinds]) {
        await assert.rejects(client.connection.sendRequest(method, given), (error: unknown) => {
          assert.ok(error instanceof ResponseError);
          assert.equal(error.code, ErrorCodes.InvalidParams, error.message);
          assert.match(error.message, sentence);
          return true;
        });
      }
      assert.doesNotMatch(client.log.join("\n"), /\n *at /);
      await client.stop();
    });
  }
});
