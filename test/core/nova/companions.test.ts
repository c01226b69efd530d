import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type SetFiles, companionsOf } from "../../../server/src/config-sets.js";

function filesOf(files: Readonly<Record<string, string>>): SetFiles {
  return {
    list: (folder) => {
      const names = Object.keys(files)
        .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes("/"))
        .map((name) => name.slice(folder.length));
      return Promise.resolve(names.length === 0 ? undefined : names);
    },
    read: (name) => Promise.resolve(files[name]),
    join: (folder, path) => folder + path,
  };
}

const many = (count: number, text: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`/n/nova.conf.d/${index.toString()}.conf`, text]),
  );

describe("companionsOf", () => {
  it("divides the others into those read before and after", async () => {
    const files = filesOf({ "/n/nova.conf": "a", "/n/nova-compute.conf": "b", ...many(1, "c") });
    assert.deepEqual(await companionsOf("/n/nova.conf", undefined, files), {
      before: [{ name: "/n/nova.conf.d/0.conf", text: "c" }],
      after: [{ name: "/n/nova-compute.conf", text: "b" }],
      complete: true,
    });
  });

  it("knows a file that is not written yet, and one that counts alone", async () => {
    const none = { before: [], after: [] };
    assert.deepEqual(await companionsOf("/n/nova.conf", undefined, filesOf({})), {
      ...none,
      complete: true,
    });
    assert.deepEqual(await companionsOf("/n/nova-compute.conf", undefined, filesOf({})), {
      ...none,
      complete: false,
    });
    assert.equal(await companionsOf("/n/nova-api.conf", undefined, filesOf({})), undefined);
  });

  it("falls back to the usual layout for a file that the setting does not name", async () => {
    const files = filesOf({ "/n/nova.conf": "", "/n/nova-compute.conf": "b" });
    const found = await companionsOf("/n/nova.conf", ["/m/nova.conf"], files);
    assert.deepEqual(found?.after, [{ name: "/n/nova-compute.conf", text: "b" }]);
  });

  it("does not go by half of a set that is too large", async () => {
    const manyFiles = filesOf({ "/n/nova.conf": "", ...many(40, "") });
    assert.equal((await companionsOf("/n/nova.conf", undefined, manyFiles))?.complete, false);
    const large = filesOf({ "/n/nova.conf": "", ...many(5, "#".repeat(1024 * 1024)) });
    assert.deepEqual(await companionsOf("/n/nova.conf", undefined, large), {
      before: [],
      after: [],
      complete: false,
    });
  });
});
