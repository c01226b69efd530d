import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { diskDriver } from "../../../server/src/core/nova/disk-driver.js";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";

/** What nova 34.0.0's own code wrote for each of 128 configurations; nova 26.2.2 and 31.0.0 wrote the same. */
interface Row {
  readonly images_type: string;
  readonly use_cow_images: boolean;
  readonly preallocate_images: string;
  readonly sparse_logical_volumes: boolean;
  readonly disk_cachemodes: readonly string[];
  readonly direct_io: boolean;
  readonly source_type: string;
  readonly format: string;
  readonly cache: string;
  readonly io: string | null;
}

const rows = JSON.parse(
  readFileSync(new URL("../../fixtures/nova/disk-drivers-34.json", import.meta.url), "utf8"),
) as readonly Row[];

describe("diskDriver", () => {
  it("is what Nova itself wrote, for each of 128 configurations", () => {
    assert.equal(rows.length, 128);
    for (const row of rows) {
      const driver = driverOf(configuration(row), row.direct_io);
      assert.deepEqual(
        driver && {
          source_type: driver.sourceType,
          format: driver.format,
          cache: driver.cache,
          io: driver.io ?? null,
        },
        { source_type: row.source_type, format: row.format, cache: row.cache, io: row.io },
        configuration(row),
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

function configuration(row: Row): string {
  return `[DEFAULT]
use_cow_images = ${row.use_cow_images ? "True" : "False"}
preallocate_images = ${row.preallocate_images}
[libvirt]
images_type = ${row.images_type}
sparse_logical_volumes = ${row.sparse_logical_volumes ? "yes" : "no"}
disk_cachemodes = ${row.disk_cachemodes.join(",")}
`;
}
