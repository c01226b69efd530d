import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { translations } from "../../../scripts/libvirt-driver.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { readQemuCommand } from "./qemu-command.js";
import { startOnImages } from "./qemu-start.js";
import { guest } from "./slow-guests.js";

const folder = mkdtempSync(join(tmpdir(), "virt-latency-images-"));
after(() => {
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

function create(name: string, ...options: readonly string[]): void {
  const size = options.includes("-b") ? [] : ["16M"];
  const { error, status } = spawnSync("qemu-img", [
    "create",
    "-q",
    ...options,
    path(name),
    ...size,
  ]);
  if (error !== undefined) throw error;
  assert.equal(status, 0);
}
create("a.raw", "-f", "raw");
create("b.qcow2", "-f", "qcow2");
create("top.qcow2", "-f", "qcow2", "-b", path("a.raw"), "-F", "raw");
create("deep.qcow2", "-f", "qcow2", "-b", path("b.qcow2"), "-F", "qcow2");

const disk = (
  image: string,
  target: string,
  rest = "",
  { device = "disk", bus = "virtio" } = {},
): string => `    <disk type='file' device='${device}'>
      <driver name='qemu' type='${image.endsWith(".raw") ? "raw" : "qcow2"}'/>
      <source file='${path(image)}'/>
${rest}      <target dev='${target}' bus='${bus}'/>
    </disk>
`;
const cdrom = { device: "cdrom", bus: "sata" };
const onFile = (image: string): string => `      <backingStore type='file'>
        <format type='${image.endsWith(".raw") ? "raw" : "qcow2"}'/>
        <source file='${path(image)}'/>
        <backingStore/>
      </backingStore>
`;
const readOnly = "      <readonly/>\n";
const shared = "      <shareable/>\n";

/** The disks of a guest, and whether QEMU starts with them. */
const guests: Readonly<Record<string, { readonly devices: string; readonly starts: boolean }>> = {
  "two writers": { devices: disk("a.raw", "vda") + disk("a.raw", "vdb"), starts: false },
  "two writers that share": {
    devices: disk("a.raw", "vda", shared) + disk("a.raw", "vdb", shared),
    starts: true,
  },
  "a writer that shares and one that does not": {
    devices: disk("a.raw", "vda", shared) + disk("a.raw", "vdb"),
    starts: false,
  },
  "a writer and a reader": {
    devices: disk("a.raw", "vda") + disk("a.raw", "vdb", readOnly),
    starts: false,
  },
  "a reader and a writer of qcow2": {
    devices: disk("b.qcow2", "vda", readOnly) + disk("b.qcow2", "vdb"),
    starts: false,
  },
  "a writer and a reader that shares": {
    devices: disk("a.raw", "vda") + disk("a.raw", "vdb", readOnly + shared),
    starts: true,
  },
  "a writer that shares and a reader": {
    devices: disk("a.raw", "vda", shared) + disk("a.raw", "vdb", readOnly),
    starts: false,
  },
  "two readers": {
    devices: disk("a.raw", "vda", readOnly) + disk("a.raw", "sda", "", cdrom),
    starts: true,
  },
  "a medium and a writer": {
    devices: disk("a.raw", "sda", "", cdrom) + disk("a.raw", "vda"),
    starts: false,
  },
  "an overlay and a writer below it": {
    devices: disk("top.qcow2", "vda", onFile("a.raw")) + disk("a.raw", "vdb"),
    starts: false,
  },
  "a writer below an overlay": {
    devices: disk("b.qcow2", "vda") + disk("deep.qcow2", "vdb", onFile("b.qcow2")),
    starts: false,
  },
  "an overlay and a reader below it": {
    devices: disk("top.qcow2", "vda", onFile("a.raw")) + disk("a.raw", "vdb", readOnly),
    starts: true,
  },
};

const texts = Object.values(guests).map(({ devices }) => guest({ devices }));
const commands = translations(texts);

describe("an image that two disks of a guest use", () => {
  for (const [index, [name, { starts }]] of Object.entries(guests).entries()) {
    it(`${starts ? "starts" : "does not start, which is an error"}: ${name}`, () => {
      const command = commands[index];
      if (command === undefined || "refusal" in command) assert.fail("libvirt refuses the guest");
      const said = startOnImages(readQemuCommand(command.command));
      const found = lint(texts[index] ?? "", "libvirt-xml").findings.filter(
        ({ rule }) => rule === "domain/disk-image-duplicate",
      );
      if (starts) assert.equal(said, "");
      else assert.match(said, /Failed to get (?:shared )?"write" lock/);
      assert.equal(found.length, starts ? 0 : 1);
    });
  }
});
