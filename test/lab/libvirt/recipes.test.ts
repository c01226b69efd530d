import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyRecipe, deviceNameAt } from "../../../server/src/core/lint/apply-recipe.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { recipes } from "../../../server/src/core/lint/recipes.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { fixCases } from "./fix-cases/index.js";
import { judge, type Verdict } from "./judge.js";
import { describePart } from "./qemu-command.js";
import { disk, guest, image, sata, scsi, vda, vdb, volume } from "./slow-guests.js";

/** What a person has who wants everything at once. */
const mixed = guest({
  devices:
    disk(volume, vda, "") +
    disk(image, vdb, "cache='writeback' ioeventfd='off'") +
    disk("/var/lib/libvirt/images/old.img", sata, "") +
    disk("/var/lib/libvirt/images/older.img", scsi.replace("sda", "sdb"), ""),
});
/** libvirt 9.0 and QEMU 7.2 judge. */
const settings = { ...defaultSettings, target: { libvirt: "9.0", qemu: "7.2" } };

const guests = new Map<string, string>([["mixed", mixed]]);
for (const [rule, cases] of Object.entries(fixCases)) {
  for (const [name, one] of Object.entries(cases)) {
    // What only a newer libvirt knows, this one cannot judge.
    if (one.isNewer === undefined) guests.set(`${rule}: ${name}`, one.guest);
  }
}

const changes = new Map<string, { from: string; text: string }>();
for (const [name, text] of guests) {
  const { findings } = lint(text, "libvirt-xml", settings);
  const devices = new Set(findings.map(({ span }) => deviceNameAt(text, span.start)));
  for (const recipe of recipes) {
    for (const device of recipe.scope === "device" ? devices : [undefined]) {
      const result = applyRecipe(text, recipe, settings, device);
      if (result.text === text) continue;
      changes.set(`${name} | ${recipe.name} ${device ?? ""}`, { from: name, text: result.text });
    }
  }
}

describe("recipes, before libvirt and QEMU", () => {
  const verdicts = judge(
    new Map([...guests, ...Array.from(changes, ([name, { text }]) => [name, text] as const)]),
  );
  const verdict = (name: string): Verdict => verdicts.get(name) ?? assert.fail(name);
  const refusal = (name: string): string | undefined => {
    const { qemu } = verdict(name);
    return "refusal" in qemu ? qemu.refusal : undefined;
  };

  it("are many enough to mean something", (t) => {
    t.diagnostic(`${guests.size.toString()} guests, ${changes.size.toString()} changed ones`);
    assert.ok(changes.size > 100);
    const done = new Set([...changes.keys()].map((name) => name.split(" | ")[1]?.split(" ")[0]));
    assert.deepEqual(
      recipes.map(({ name }) => name).filter((name) => !done.has(name)),
      [],
    );
  });

  it("keep a guest valid for the schema", () => {
    const broken = [...changes]
      .filter(
        ([name, { from }]) => verdict(from).schema.length === 0 && verdict(name).schema.length > 0,
      )
      .map(([name]) => [name, verdict(name).schema]);
    assert.deepEqual(broken, []);
  });

  it("never make libvirt refuse what it accepted", () => {
    const broken = [...changes]
      .filter(([name, { from }]) => refusal(from) === undefined && refusal(name) !== undefined)
      .map(([name]) => [name, refusal(name)]);
    assert.deepEqual(broken, []);
  });

  it("do what low-latency-storage promises", () => {
    const { qemu } = verdict("mixed | low-latency-storage ");
    if ("refusal" in qemu) assert.fail(qemu.refusal);
    assert.deepEqual(
      [volume, image].map((source) => describePart(qemu.command, source)),
      [
        "virtio-blk-pci; native; O_DIRECT; iothread1",
        "virtio-blk-pci; io_uring; O_DIRECT; iothread1",
      ],
    );
  });
});
