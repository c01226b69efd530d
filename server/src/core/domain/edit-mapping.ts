import type { TextEdit } from "../text/span.js";
import { insertChild } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { Disk, Domain } from "./domain.js";
import { unsetDriver } from "./edit-driver.js";
import { defineIoThreads } from "./edit-iothreads.js";

/**
 * Maps a disk's queues to several iothreads, its present one and fresh ones, instead of the attribute. `undefined` for a
 * disk with limits, since QEMU 9.1 and 10.0 can hang with both (QEMU issue 3144), and where ids cannot be defined.
 */
export function mapToIoThreads(
  domain: Domain,
  disk: Disk,
  present: number,
  count: number,
): { readonly ids: readonly number[]; readonly edits: readonly TextEdit[] } | undefined {
  const { document, ioThreads } = domain;
  if (disk.driver === undefined || child(disk.element, "iotune") !== undefined) return undefined;
  const ids = [present, ...ioThreads.unused.filter((id) => id !== present)].slice(0, count);
  const fresh: number[] = [];
  for (let id = 1; ids.length + fresh.length < count; id++) {
    if (!ids.includes(id) && !ioThreads.ids.includes(id)) fresh.push(id);
  }
  const definition = fresh.length === 0 ? [] : defineIoThreads(domain, fresh);
  if (definition === undefined) return undefined;
  const all = [...ids, ...fresh].sort((a, b) => a - b);
  const mapping = {
    name: "iothreads",
    children: all.map((id) => ({ name: "iothread", attributes: [["id", String(id)]] as const })),
  };
  return {
    ids: all,
    edits: [
      ...definition,
      ...unsetDriver(domain, disk, "iothread"),
      insertChild(document, disk.driver, mapping),
    ],
  };
}
