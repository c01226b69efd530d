import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { diskDriver } from "../../../server/src/core/nova/disk-driver.js";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { configurationOf, matrixRows } from "../../support/nova-matrix.js";

describe("diskDriver", () => {
  it("is what Nova itself wrote, for each of 128 configurations", () => {
    assert.equal(matrixRows.length, 128);
    for (const row of matrixRows) {
      const driver = driverOf(configurationOf(row), row.direct_io);
      assert.deepEqual(
        driver && {
          source_type: driver.sourceType,
          format: driver.format,
          cache: driver.cache,
          io: driver.io ?? null,
        },
        { source_type: row.source_type, format: row.format, cache: row.cache, io: row.io },
        configurationOf(row),
      );
    }
  });

  it("is unknown where the file cannot tell", () => {
    assert.equal(driverOf("[libvirt]\nimages_type = $type\n", true), undefined);
    assert.equal(driverOf("[libvirt]\nimages_type = ploop\n", true), undefined);
    assert.equal(driverOf("[DEFAULT]\npreallocate_images = full\n", true), undefined);
  });
});

function driverOf(text: string, directIo: boolean) {
  const { storage } = readNovaConf(parseOslo(text));
  assert.ok(storage !== undefined);
  return diskDriver(storage, { directIo });
}
