import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  isPlaceholder,
  likelyName,
  likelyValue,
} from "../../../server/src/core/domain/schema-words.js";

describe("isPlaceholder", () => {
  it("recognises what templates leave to be replaced", () => {
    const words = ["{{ x }}", "${x}", "$x", "@X@", "%s", "<%= x %>", "HVTYPE", "DISK_TYPE"];
    assert.deepEqual(
      words.filter((word) => !isPlaceholder(word)),
      [],
    );
  });

  it("takes no plain word for one", () => {
    for (const word of ["native", "io_uring", "lsisas1068", "Native", "-1", ""]) {
      assert.equal(isPlaceholder(word), false, word);
    }
  });
});

describe("likelyName", () => {
  it("sees through case, dashes and underlines", () => {
    assert.equal(likelyName("ioThread-IDs", ["iothreads", "iothreadids"]), "iothreadids");
  });

  it("allows short words one letter only", () => {
    assert.equal(likelyName("md", ["acpi", "pae"]), undefined);
    assert.equal(likelyName("pea", ["acpi", "pae"]), "pae");
    assert.equal(likelyName("aps", ["acpi", "pae"]), undefined);
  });
});

describe("likelyValue", () => {
  it("turns a word into the one that means the same", () => {
    assert.equal(likelyValue("yes", ["off", "on"]), "on");
    assert.equal(likelyValue("no", ["off", "on"]), "off");
    assert.equal(likelyValue("False", ["no", "yes"]), "no");
  });

  it("is undefined where two words are as near", () => {
    assert.equal(likelyValue("of", ["off", "on"]), undefined);
  });
});
