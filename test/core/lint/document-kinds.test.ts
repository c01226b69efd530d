import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";

function findings(text: string, path?: string): readonly Finding[] {
  const settings = { ...defaultSettings, ...(path !== undefined && { path }) };
  const result = lint(text, "libvirt-xml", settings);
  assert.deepEqual(result.failures, []);
  return result.findings;
}

const slowDisk = `<disk type='block' device='disk'>
  <driver name='qemu' type='raw' cache='writethrough' iothread='7'/>
  <source dev='/dev/vg0/db'/>
  <target dev='sdb' bus='sata'/>
</disk>`;
const slowGuest = (root: string): string =>
  `<${root} type='kvm'><name>db</name><devices>${slowDisk}</devices></${root}>`;

const safeties = (text: string, path?: string): readonly string[] => [
  ...new Set(findings(text, path).flatMap(({ fixes }) => fixes.map(({ safety }) => safety))),
];

describe("a guest in a file of its own", () => {
  it("gets every fix", () => {
    assert.deepEqual([...safeties(slowGuest("domain"))].sort(), [
      "guest-visible",
      "needs-care",
      "safe",
    ]);
  });
});

describe("a device alone in its file", () => {
  it("gets what is true in every guest, nothing about iothreads, and no target name that may be taken", () => {
    assert.deepEqual(
      findings(slowDisk).map(({ rule, fixes }) => [rule, fixes.length]),
      [
        ["domain/disk-io-threads", 1],
        ["domain/disk-cache-writethrough", 1],
        ["domain/disk-bus-emulated", 0],
      ],
    );
  });

  it("has its fixes take effect at once, since it is about to be attached", () => {
    const effects = findings(slowDisk).flatMap(({ fixes }) => fixes.map(({ effect }) => effect));
    assert.deepEqual(new Set(effects), new Set(["live"]));
  });

  it("is held to libvirt's schema", () => {
    const [finding] = findings(
      "<interface type='bridge'><source brige='br0'/><model type='virtio'/></interface>",
    );
    assert.equal(finding?.rule, "domain/attribute-unknown");
    assert.match(finding.message, /: libvirt drops it without a word\. Did you mean 'bridge'\?$/);
  });

  it("may be one of several in the file", () => {
    const rules = findings(`${slowDisk}\n<controller type='scsi' modl='virtio-scsi'/>`);
    assert.equal(rules.filter(({ rule }) => rule === "domain/attribute-unknown").length, 1);
    assert.equal(rules.filter(({ rule }) => rule === "domain/disk-bus-emulated").length, 1);
  });
});

describe("the guest in a snapshot", () => {
  const snapshot = `<domainsnapshot><name>s</name>${slowGuest("domain")}</domainsnapshot>`;

  it("is told about as information, without a fix that its guest would see", () => {
    const found = findings(snapshot);
    assert.ok(found.length > 2);
    assert.deepEqual(new Set(found.map(({ severity }) => severity)), new Set(["information"]));
    assert.ok(!safeties(snapshot).includes("guest-visible"));
  });

  it("is told about once where the snapshot holds it twice", () => {
    const twice = `<domainsnapshot>${slowGuest("domain")}${slowGuest("inactiveDomain")}</domainsnapshot>`;
    assert.equal(findings(twice).length, findings(snapshot).length);
  });
});

describe("the metadata of a guest in a snapshot", () => {
  it("switches rules off there too", () => {
    const metadata =
      "<metadata><v:suppressions xmlns:v='https://github.com/virt-latency/virt-latency/suppressions/1'>" +
      "<v:suppress rule='domain/disk-bus-emulated' device='sdb'/></v:suppressions></metadata>";
    const text = `<domainsnapshot>${slowGuest("domain").replace("<devices>", `${metadata}<devices>`)}</domainsnapshot>`;
    const rules = findings(text).map(({ rule }) => rule);
    assert.ok(!rules.includes("domain/disk-bus-emulated"));
    assert.ok(!rules.includes("domain/suppression-unused"));
  });
});

describe("a saved state's domain", () => {
  it("is known by the file's name, and takes no change that its guest would see", () => {
    for (const path of ["/tmp/db.save.xml", "db-managedsave.xml", "C:\\db.save-image.xml"]) {
      assert.ok(!safeties(slowGuest("domain"), path).includes("guest-visible"), path);
    }
    assert.ok(safeties(slowGuest("domain"), "/tmp/unsave.xml").includes("guest-visible"));
  });
});

describe("libvirt's own files", () => {
  const network = "<network><name>n</name><bridge name='b' dely='1'/></network>";
  for (const [path, text, command] of [
    ["/etc/libvirt/qemu/db.xml", slowGuest("domain"), "virsh edit db"],
    ["file:///etc/libvirt/qemu/db.xml", slowGuest("domain"), "virsh edit db"],
    ["/home/u/.config/libvirt/qemu/db.xml", slowGuest("domain"), "virsh edit db"],
    ["/etc/libvirt/qemu/networks/n.xml", network, "virsh net-edit n"],
    ["/etc/libvirt/storage/p.xml", "<pool type='dir'><name>p</name></pool>", "virsh pool-edit p"],
    [
      "/var/lib/libvirt/qemu/snapshot/db/s.xml",
      "<domainsnapshot><name>s</name></domainsnapshot>",
      "virsh snapshot-edit DOMAIN s",
    ],
  ] as const) {
    it(`are known by their place, and get no fix: ${path}`, () => {
      const found = findings(text, path);
      const [own] = found.filter(({ rule }) => rule === "domain/file-generated");
      assert.ok(own?.message.endsWith(`Use \`${command}\`.`), own?.message);
      assert.deepEqual(safeties(text, path), []);
    });
  }

  it("are not those in a folder of somebody's own", () => {
    for (const path of ["/srv/git/etc/libvirt/qemu/db.xml", "/etc/libvirt/hooks/db.xml"]) {
      const rules = findings(slowGuest("domain"), path).map(({ rule }) => rule);
      assert.ok(!rules.includes("domain/file-generated"), path);
    }
  });
});
