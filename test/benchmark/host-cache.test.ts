import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hostCacheNotes } from "../../server/src/core/benchmark/host-cache.js";
import { type NamedWorkload, workload } from "../../server/src/core/benchmark/workloads.js";

/** Disks with these modes, vda and so on; an empty one is not written. */
function guest(...modes: readonly string[]): string {
  const disks = modes.map((mode, index) => {
    const cache = mode === "" ? "" : ` cache='${mode}'`;
    const target = `vd${"abc"[index] ?? ""}`;
    return (
      `<disk type='file' device='disk'><driver name='qemu' type='raw'${cache}/>` +
      `<source file='/images/${target}.raw'/><target dev='${target}' bus='virtio'/></disk>`
    );
  });
  return `<domain type='kvm'><name>db</name><devices>${disks.join("")}</devices></domain>`;
}

describe("what is said of a disk that the host caches", () => {
  const cases: readonly (readonly [string, NamedWorkload, string | undefined])[] = [
    ["none", "rand-read-4k", undefined],
    ["directsync", "rand-mixed-8k", undefined],
    ["", "rand-read-4k", "(writeback): reads may come from the host's memory"],
    ["writethrough", "rand-mixed-8k", "(writethrough): reads may come from the host's memory"],
    ["writethrough", "rand-write-4k", undefined],
    [
      "writeback",
      "seq-write-1m",
      "(writeback): writes are in the host's memory when they complete",
    ],
    ["writeback", "sync-write-8k", undefined],
    ["writeback", "wal-fdatasync", undefined],
    ["unsafe", "sync-write-8k", "(unsafe): what the guest takes for stored, also by a synchronous"],
  ];
  for (const [mode, load, expected] of cases) {
    it(`of ${load} with ${mode === "" ? "no mode" : mode}`, () => {
      const notes = hostCacheNotes(guest(mode), null, workload(load));
      assert.equal(notes.length, expected === undefined ? 0 : 1);
      const start = `The host keeps the disk vda in its page cache ${expected ?? ""}`;
      assert.ok(
        notes.every((note) => note.startsWith(start)),
        notes.join(),
      );
    });
  }

  it("is of the disk that is measured, or of each that it may be", () => {
    const xml = guest("none", "writeback", "");
    const notes = (disk: string | null): string[] =>
      hostCacheNotes(xml, disk, workload("rand-read-4k"));
    assert.deepEqual(notes("vda"), []);
    assert.deepEqual(notes("vdb"), [
      "The host keeps the disk vdb in its page cache (writeback): reads may come from the host's memory, as fast as that is.",
    ]);
    assert.deepEqual(
      notes(null).map((note) => note.replace(/ in its.*is, /, ", ")),
      [
        "The host keeps the disk vdb, if the directory is on it.",
        "The host keeps the disk vdc, if the directory is on it.",
      ],
    );
    assert.deepEqual(hostCacheNotes("", null, workload("rand-read-4k")), []);
  });
});
