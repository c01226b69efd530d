import { readFileSync } from "node:fs";

/** What nova 34.0.0's own code wrote for one of 128 configurations; nova 26.2.2 and 31.0.0 wrote the same. */
export interface MatrixRow {
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

export const matrixRows = JSON.parse(
  readFileSync(new URL("../fixtures/nova/disk-drivers-34.json", import.meta.url), "utf8"),
) as readonly MatrixRow[];

/** The nova.conf of a row. */
export function configurationOf(row: MatrixRow): string {
  return `[DEFAULT]
use_cow_images = ${row.use_cow_images ? "True" : "False"}
preallocate_images = ${row.preallocate_images}
[libvirt]
images_type = ${row.images_type}
sparse_logical_volumes = ${row.sparse_logical_volumes ? "yes" : "no"}
disk_cachemodes = ${row.disk_cachemodes.join(",")}
`;
}
