import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dropInOrder, placeInSet, usualOrder } from "../../../server/src/core/nova/set-layout.js";

describe("the files of a folder such as /etc/nova", () => {
  it("come in the order of Debian's and Ubuntu's service where there is a nova-compute.conf", () => {
    assert.deepEqual(
      usualOrder({
        files: ["api-paste.ini", "nova-compute.conf", "nova-api.conf", "nova.conf"],
        dropIns: { "nova.conf.d": ["b.conf", "a.conf"], "nova-compute.conf.d": ["c.conf"] },
      }),
      [
        "nova.conf.d/a.conf",
        "nova.conf.d/b.conf",
        "nova-compute.conf.d/c.conf",
        "nova.conf",
        "nova-compute.conf",
      ],
    );
  });

  it("have the drop-ins last where no service line names files", () => {
    assert.deepEqual(
      usualOrder({
        files: ["nova.conf"],
        dropIns: { "nova.conf.d": ["a.conf"], "nova-compute.conf.d": [] },
      }),
      ["nova.conf", "nova.conf.d/a.conf"],
    );
  });

  it("are sorted as oslo.config sorts, and only *.conf counts", () => {
    assert.deepEqual(
      dropInOrder(["a.conf", "B.conf", "9.conf", "10.conf", ".x.conf", "y.conf~", "z.CONF"]),
      ["10.conf", "9.conf", "B.conf", "a.conf"],
    );
    // By code point: UTF-16 would have these the other way round.
    assert.deepEqual(dropInOrder(["\u{10000}.conf", "\uffee.conf"]), [
      "\uffee.conf",
      "\u{10000}.conf",
    ]);
  });
});

describe("placeInSet", () => {
  it("knows what nova-compute reads by itself", () => {
    assert.deepEqual(placeInSet("/etc/nova/nova.conf"), {
      folder: "/etc/nova/",
      member: "nova.conf",
    });
    assert.deepEqual(placeInSet("file:///w/nova-compute.conf.d/1.conf"), {
      folder: "file:///w/",
      member: "nova-compute.conf.d/1.conf",
    });
  });

  it("leaves other services, hidden files and other folders alone", () => {
    for (const path of [
      "/etc/nova/nova-api.conf",
      "/etc/nova/nova.conf.d/.1.conf",
      "/etc/nova/nova.conf.d/1.ini",
      "/etc/nova/nova.conf.d/old/1.conf",
      "/etc/cinder/cinder.conf",
    ]) {
      assert.equal(placeInSet(path), undefined, path);
    }
  });
});
