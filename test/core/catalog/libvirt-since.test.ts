import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";

/** Everything that a target makes of one disk's driver, by rule. */
function said(domain: string, libvirt?: string): readonly string[] {
  const target = libvirt === undefined ? {} : { libvirt };
  return lint(domain, "libvirt-xml", { ...defaultSettings, target })
    .findings.filter(({ rule }) => /unknown|unsupported|invalid|polling|metadata/.test(rule))
    .map(({ rule }) => rule);
}

const disk = (driver: string, inside = "", target = "dev='vda' bus='virtio'"): string =>
  `<domain type='kvm'><iothreads>2</iothreads><devices><disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none' ${driver}>${inside}</driver><source file='/a.qcow2'/><target ${target}/></disk></devices></domain>`;

/** What a release brought: the text, the last release without it and the first with it. */
const additions: readonly (readonly [what: string, text: string, without: string, by: string])[] = [
  ["io_uring", disk("io='io_uring'"), "6.2", "6.3"],
  [
    "a metadata cache",
    disk("", "<metadata_cache><max_size unit='KiB'>2048</max_size></metadata_cache>"),
    "6.10",
    "7.0",
  ],
  ["a queue size", disk("queue_size='128'"), "7.7", "7.8"],
  ["discard without dereferencing", disk("discard_no_unref='on'"), "9.4", "9.5"],
  [
    "several iothreads",
    disk("", "<iothreads><iothread id='1'/><iothread id='2'/></iothreads>"),
    "9.10",
    "10.0",
  ],
  [
    "polling",
    "<domain type='kvm'><iothreadids><iothread id='1'><poll max='9000'/></iothread></iothreadids></domain>",
    "9.3",
    "9.4",
  ],
  [
    "the newest controller",
    "<domain type='kvm'><devices><controller type='nvme' index='0'/></devices></domain>",
    "11.4",
    "11.5",
  ],
  [
    "a controller's serial number",
    "<domain type='kvm'><devices><controller index='0'><serial>x</serial></controller></devices></domain>",
    "11.4",
    "11.5",
  ],
  ["the newest bus", disk("", "", "dev='sda' bus='nvme'"), "11.4", "11.5"],
  [
    "the newest element",
    disk("", "<statistics><statistic interval='5'/></statistics>"),
    "11.8",
    "11.9",
  ],
  [
    "the newest mode",
    "<domain type='kvm'><features><hyperv mode='host-model'/></features></domain>",
    "11.8",
    "11.9",
  ],
];

describe("what a release of libvirt brought", () => {
  for (const [what, text, without, by] of additions) {
    it(`is one finding before it, and none from it on: ${what}`, () => {
      assert.equal(said(text, without).length, 1);
      assert.deepEqual(said(text, by), []);
      assert.deepEqual(said(text), []);
    });
  }

  it("is not named among what is known before it", () => {
    const guest =
      "<domain type='kvm'><features><kvm><zz/></kvm></features><devices><disk type='vhostuser'><driver io='io_uring'/><target dev='vda' zz='1'/></disk></devices></domain>";
    const { findings } = lint(guest, "libvirt-xml", {
      ...defaultSettings,
      target: { libvirt: "6.0" },
    });
    const known = findings.flatMap(({ message }) => /Known there: (.*)/.exec(message)?.[1] ?? []);
    assert.deepEqual(known, [
      "<dirty-ring>, <hidden>, <hint-dedicated> or <pv-ipi>.",
      "'block', 'dir', 'file', 'network', 'nvme' or 'volume'.",
      "'native' or 'threads'.",
      "'bus', 'dev', 'removable' or 'tray'.",
    ]);
  });

  it("is not judged twice where its value is wrong as well", () => {
    assert.deepEqual(said(disk("queue_size='300'"), "7.7"), ["domain/attribute-unknown"]);
    assert.deepEqual(said(disk("queue_size='300'"), "7.8"), ["domain/queue-size-invalid"]);
    const sata = "dev='sda' bus='sata'";
    assert.deepEqual(said(disk("queue_size='128'", "", sata), "7.7"), ["domain/attribute-unknown"]);
    assert.deepEqual(said(disk("", "", "dev='vda' bus='virtio' rotation_rate='1'"), "7.2"), [
      "domain/attribute-unknown",
    ]);
    const cache = "<metadata_cache><max_size unit='KiB'>64</max_size></metadata_cache>";
    assert.deepEqual(said(disk("", cache), "6.9"), ["domain/element-unknown"]);
    assert.deepEqual(said(disk("", cache), "7.0"), ["domain/disk-metadata-cache-small"]);
  });
});
