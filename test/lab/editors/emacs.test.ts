import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as v from "valibot";
import { Workplace, documentedSetup, mendedGuest, mendedNova } from "./workplace.js";

const seenSchema = v.object({
  findings: v.array(v.object({ message: v.string(), text: v.string() })),
  hover: v.string(),
  completions: v.array(v.string()),
  effective: v.string(),
});

describe("Emacs with eglot, set up as documented", () => {
  const workplace = new Workplace();
  let seen: v.InferOutput<typeof seenSchema>;

  before(() => {
    workplace.write(".emacs.d/init.el", documentedSetup("elisp"));
    const session = join(import.meta.dirname, "emacs-session.el");
    const set = ["-l", join(workplace.home, ".emacs.d/init.el"), "-l", session];
    seen = v.parse(seenSchema, workplace.run("/usr/bin/emacs", ["--batch", ...set]));
  });
  after(() => {
    workplace.remove();
  });

  it("shows what is found, at its place", () => {
    const [finding] = seen.findings;
    assert.equal(seen.findings.length, 1);
    assert.equal(finding?.text, "threads");
    assert.match(finding.message, /^virt-latency \[domain\/disk-io-threads\]: /);
  });

  it("shows what is known about a place, and the disks that Nova writes", () => {
    assert.match(seen.hover, /domain\/disk-io-threads/);
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
