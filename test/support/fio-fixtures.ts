import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../fixtures/fio");

/** What a real fio printed; `path` below test/fixtures/fio. */
export function fioFixture(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
