import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { audit } from "../../server/src/core/audit/audit.js";
import { readFactLines, readFactsText } from "../../server/src/core/audit/facts.js";
import {
  guestToLookAt,
  readBlockInfo,
  readImageLines,
  readLimits,
  readVersions,
} from "../../server/src/core/audit/guest-disks.js";
import { auditLines, auditMarkdown, auditText } from "../../server/src/core/report/audit-report.js";

describe("facts", () => {
  it("count only in lines that bear the token", () => {
    const output = [
      "Welcome to db1!",
      "@@TOKEN fact cpu.count 4",
      "@@OTHER fact cpu.count 400",
      " @@TOKEN fact cpu.count 5",
      "@@TOKEN fact cpu.count",
      "@@TOKEN fact __proto__ x",
      "@@TOKEN fact blk.vda;reboot.scheduler none",
      "@@TOKEN fact blk.vda.model \u001b[2J\u202eEVIL\u0000 ",
      "@@TOKEN fact cpu.model ",
    ].join("\n");
    assert.deepEqual(readFactLines(output, "TOKEN"), {
      "cpu.count": "4",
      "blk.vda.model": "[2J EVIL",
    });
  });

  it("are bounded, whatever is sent", () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, n) => `@@T fact blk.d${n}.path ${"x".repeat(2000)}`,
    );
    const facts = readFactLines(lines.join("\n"), "T");
    assert.equal(Object.keys(facts).length, 4000);
    assert.ok(Object.values(facts).every((value) => value.length === 400));
  });
});

describe("what a hypervisor is asked about a guest", () => {
  it("is its disks with data, and images only in the format that the XML names", () => {
    const { disks, facts } = guestToLookAt(`
<domain type='kvm'><vcpu>2</vcpu>
  <cputune><vcpupin vcpu='0' cpuset='1'/></cputune><numatune><memory nodeset='0'/></numatune>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2' io='io_uring'/><source file='/a b/&apos;c.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg/x'/><target dev='vdb' bus='virtio'/></disk>
    <disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='rbd' name='p/i'/><target dev='vdc' bus='virtio'/></disk>
    <disk type='file' device='disk'><driver name='qemu' type='vmdk'/><source file='/x.vmdk'/><target dev='vdd' bus='virtio'/></disk>
    <disk type='file' device='disk'><driver name='qemu'/><source file='/unknown'/><target dev='vde' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><source file='/x.iso'/><target dev='sda' bus='sata'/><readonly/></disk>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/y'/><target dev='$(reboot)' bus='virtio'/></disk>
  </devices></domain>`);
    assert.deepEqual(disks, [
      { target: "vda", image: { format: "qcow2", path: "/a b/'c.qcow2" } },
      { target: "vdb", image: { format: "raw", path: "/dev/vg/x" } },
      { target: "vdc", image: undefined },
      { target: "vdd", image: undefined },
      { target: "vde", image: undefined },
    ]);
    assert.equal(facts["domain.pinned"], "yes");
    assert.equal(facts["disk.vda.io"], "io_uring");
  });

  it("is read from what libvirt 9.0 and qemu-img 7.2 really print", () => {
    assert.deepEqual(
      readImageLines(
        '@@T image sda {    "virtual-size": 1073741824,    "filename": "/d/slow.qcow2",    "format": "qcow2",    "actual-size": 200704}\n@@T image sdb {"virtual-size": "many"}\n@@T image sdc {"cut',
        "T",
      ),
      { "disk.sda.virtual": "1073741824", "disk.sda.allocated": "200704" },
    );
    assert.deepEqual(
      readBlockInfo(
        "sda",
        "Capacity:       1073741824\nAllocation:     200704\nPhysical:       196624\n\n",
      ),
      { "disk.sda.virtual": "1073741824", "disk.sda.allocated": "200704" },
    );
    assert.deepEqual(
      readLimits(
        "sda",
        "total_bytes_sec: 0\nread_bytes_sec : 0\ntotal_iops_sec : 200\ntotal_iops_sec_max: 20\nsize_iops_sec  : 4096\ngroup_name     : a: 5\ntotal_iops_sec_max_length: 1\n",
      ),
      { "disk.sda.limits": "total_iops_sec=200 total_iops_sec_max=20" },
    );
    assert.deepEqual(
      readVersions(
        "Compiled against library: libvirt 9.0.0\nUsing library: libvirt 9.0.0\nUsing API: QEMU 9.0.0\nRunning hypervisor: QEMU 7.2.22\n",
      ),
      { "sw.libvirt": "9.0.0", "sw.qemu": "7.2.22" },
    );
  });
});

describe("an audit", () => {
  const machines = readFactsText(
    "guest mnt.0 1:1 /a`<img\\040src=x>|[x](y) ext4 /dev/vda rw,sync rw\nguest os.name <b>Debian</b>\nhost cpu.governor schedutil x2",
  );
  const record = { machines, findings: audit(machines), problems: [] };

  it("reports the gravest first, and the guest before its host", () => {
    assert.deepEqual(
      record.findings.map(({ rule, severity, machine }) => [rule, severity, machine]),
      [
        ["audit/governor-saving", "warning", "host"],
        ["audit/mount-synchronous", "information", "guest"],
      ],
    );
  });

  it("obeys the profile and single rules", () => {
    const only = (profile: "balanced" | "density", rules = {}): string[] =>
      audit(machines, { profile, rules }).map(({ rule, severity }) => `${rule} ${severity}`);
    assert.deepEqual(only("balanced"), [
      "audit/mount-synchronous information",
      "audit/governor-saving information",
    ]);
    assert.deepEqual(only("density", { "audit/mount-synchronous": "error" }), [
      "audit/mount-synchronous error",
    ]);
  });

  it("keeps what a machine says of itself plain text", () => {
    const markdown = auditMarkdown("ssh:db1", record);
    const prose = markdown
      .replaceAll(/```[\s\S]*?```/g, "")
      .replaceAll(/<\/?(?:details|summary)>/g, "");
    assert.doesNotMatch(prose, /(?<!\\)<|\[x\]\(y\)/);
    assert.equal(
      markdown.match(/^```/gm)?.length,
      2 * (markdown.match(/^```(?:text|sh)$/gm)?.length ?? 0),
    );
  });

  it("says who has what, and which command would change it", () => {
    const text = auditText("ssh:db1", record);
    assert.match(text, /^Audit of ssh:db1\n\nGuest: guest, <b>Debian<\/b>\n {2}information /);
    assert.match(text, /\n {4}until the next start: echo performance \| tee \S+\n/);
    assert.match(text, /\nNothing was changed: .*\n$/);
    assert.equal(auditLines(record).length, 2);
  });
});
