import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { projectRoot } from "../../../scripts/project.js";
import type { Safety } from "../../../server/src/core/lint/finding.js";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { judge } from "./judge.js";
import { describePath } from "./qemu-command.js";

const slow = example("slow-guest.xml");
const fast = example("fast-guest.xml");

const stages: Readonly<Record<string, { text: string; paths: Readonly<Record<string, string>> }>> =
  {
    "the slow guest as it is": {
      text: slow,
      paths: {
        "/var/lib/libvirt/images/orders-db.qcow2": "scsi-hd on lsi; threads; page cache; main loop",
        "/dev/vg0/orders-db-data": "virtio-blk-pci; threads; O_DIRECT; main loop",
      },
    },
    "the slow guest after every safe fix": {
      text: fixed(["safe"]),
      paths: {
        "/var/lib/libvirt/images/orders-db.qcow2": "scsi-hd on lsi; threads; page cache; main loop",
        "/dev/vg0/orders-db-data": "virtio-blk-pci; native; O_DIRECT; iothread1",
      },
    },
    "the slow guest after every fix but those that the guest sees": {
      text: fixed(["safe", "needs-care"]),
      paths: {
        "/var/lib/libvirt/images/orders-db.qcow2": "scsi-hd on lsi; io_uring; O_DIRECT; main loop",
        "/dev/vg0/orders-db-data": "virtio-blk-pci; native; O_DIRECT; iothread1",
      },
    },
    "the slow guest after every fix there is": {
      text: fixed(["safe", "needs-care", "guest-visible"]),
      paths: {
        "/var/lib/libvirt/images/orders-db.qcow2":
          "scsi-hd on virtio-scsi-pci; io_uring; O_DIRECT; iothread1",
        "/dev/vg0/orders-db-data": "virtio-blk-pci; native; O_DIRECT; iothread1",
      },
    },
    "the fast guest": {
      text: fast,
      paths: {
        "/dev/vg0/orders-db": "virtio-blk-pci; native; O_DIRECT; iothread1",
        "/dev/vg0/orders-db-data": "virtio-blk-pci; native; O_DIRECT; iothread1",
      },
    },
  };

const verdicts = judge(new Map(Object.entries(stages).map(([name, { text }]) => [name, text])));

describe("the examples, before libvirt and QEMU", () => {
  for (const [name, { paths }] of Object.entries(stages)) {
    it(name, () => {
      const { schema, qemu } = verdicts.get(name) ?? assert.fail();
      assert.deepEqual(schema, []);
      if ("refusal" in qemu) assert.fail(qemu.refusal);
      const { command } = qemu;
      const sources = Object.keys(paths);
      assert.deepEqual(
        Object.fromEntries(sources.map((source) => [source, describePath(command, source)])),
        paths,
      );
    });
  }

  it("leave nothing to find in the fast guest", () => {
    assert.deepEqual(lint(fast, "libvirt-xml", defaultSettings).findings, []);
  });
});

function example(name: string): string {
  return fs.readFileSync(path.join(projectRoot, "examples", name), "utf8");
}

function fixed(safeties: readonly Safety[]): string {
  return fixAll(slow, "libvirt-xml", defaultSettings, { safeties }).text;
}
