import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withoutSecrets } from "../../../server/src/core/report/secrets.js";

describe("a source line in a report", () => {
  it("has what is named like a secret covered, columns kept", () => {
    for (const [line, shown] of [
      ["password = a$b c", "password = *** *"],
      ["metadata_proxy_shared_secret=abc", "metadata_proxy_shared_secret=***"],
      ["transport_url: rabbit://u:p@h", "transport_url: **************"],
      ["connection = mysql://x", "connection = *********"],
      [
        "<graphics type='vnc' passwd='abc' port='1'/>",
        "<graphics type='vnc' passwd='***' port='1'/>",
      ],
    ] as const) {
      assert.equal(withoutSecrets(line), shown);
    }
  });

  it("is as it is otherwise", () => {
    for (const line of [
      "connection_uri = qemu+tcp://10.0.0.5/system",
      "images_type = raw",
      "<driver name='qemu' cache='none'/>",
      "password =",
      "",
    ]) {
      assert.equal(withoutSecrets(line), line);
    }
  });
});
