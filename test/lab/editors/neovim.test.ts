import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as v from "valibot";
import { Workplace, documentedSetup, guest, mendedGuest, mendedNova, nova } from "./workplace.js";

const finding = v.object({
  rule: v.string(),
  severity: v.number(),
  source: v.string(),
  place: v.tuple([v.number(), v.number(), v.number(), v.number()]),
});
const seenSchema = v.object({
  findings: v.array(finding),
  hover: v.string(),
  explained: v.string(),
  novaFindings: v.array(finding),
  effective: v.string(),
  completions: v.array(v.string()),
});

describe("Neovim, set up as documented", () => {
  const workplace = new Workplace();
  let seen: v.InferOutput<typeof seenSchema>;

  before(() => {
    workplace.write(".config/nvim/plugin/virt-latency.lua", documentedSetup("lua"));
    const session = join(import.meta.dirname, "neovim-session.lua");
    const raw = workplace.run("/usr/bin/nvim", ["--headless", "-c", `luafile ${session}`]);
    seen = v.parse(seenSchema, raw);
  });
  after(() => {
    workplace.remove();
  });

  it("shows what is found, at its place", () => {
    assert.deepEqual(seen.findings, [
      {
        rule: "domain/disk-io-threads",
        severity: 2,
        source: "virt-latency",
        place: placeOf(guest, "threads"),
      },
    ]);
    assert.deepEqual(seen.novaFindings.map(({ rule, place }) => [rule, place]).toSorted(), [
      ["nova/cache-writethrough", placeOf(nova, "writethrough")],
      ["nova/disk-operations-unbounded", placeOf(nova, "compute_driver")],
      ["nova/option-removed", placeOf(nova, "vif_driver")],
      ["nova/preallocation-missing", placeOf(nova, "DEFAULT")],
      ["nova/use-cow-images-conflict", placeOf(nova, "raw")],
    ]);
  });

  it("shows what is known about a place, a rule's page, and the disks that Nova writes", () => {
    assert.match(seen.hover, /domain\/disk-io-threads/);
    assert.match(seen.explained, /^# domain\/disk-io-threads$/m);
    assert.match(seen.effective, /<driver name='qemu' type='raw' cache='writethrough'\/>/);
  });

  it("completes nova.conf", () => {
    assert.ok(seen.completions.includes("images_type"));
  });

  it("mends and renames, and every other byte stays", () => {
    assert.equal(workplace.read("work/guest.xml"), mendedGuest);
    assert.equal(workplace.read("work/nova.conf"), mendedNova);
  });
});

/** As Neovim counts: lines and bytes from 0. */
function placeOf(text: string, part: string): [number, number, number, number] {
  const before = text.slice(0, text.lastIndexOf(part)).split("\n");
  const line = before.length - 1;
  const column = Buffer.byteLength(before.at(-1) ?? "");
  return [line, column, line, column + Buffer.byteLength(part)];
}
