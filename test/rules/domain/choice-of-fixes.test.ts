import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

/* What the tables of single rules do not show: severities, further fixes, and what their titles promise. */

function only(rule: string, text: string): Finding {
  const found = lint(text, "libvirt-xml").findings.filter((finding) => finding.rule === rule);
  assert.equal(found.length, 1);
  const [finding] = found;
  assert.ok(finding !== undefined);
  return finding;
}

function offers({ fixes }: Finding): readonly string[] {
  return fixes.map(({ effect, safety, title }) => `${safety}, ${effect}: ${title}`);
}

const guest = (devices: string, before = ""): string =>
  `<domain type='kvm'>${before}<devices>${devices}</devices></domain>`;
const disk = (type: string, driver: string, name: string): string =>
  `<disk type='${type}'><driver ${driver}/><target dev='${name}'/></disk>`;

describe("block-backed disks with and without the page cache", () => {
  const text = guest(disk("block", "cache='none'", "sda") + disk("block", "type='raw'", "sdb"));
  const finding = only("domain/disk-io-threads", text);

  it("are mended all with care, or the safe one alone", () => {
    assert.deepEqual(offers(finding), [
      "needs-care, restart: Use io='native' on disks 'sda' and 'sdb' (with cache='none', giving up the host's page cache)",
      "safe, restart: Use io='native' on disk 'sda'",
    ]);
    assert.equal(
      applyEdits(text, finding.fixes[1]?.edits ?? []),
      guest(disk("block", "cache='none' io='native'", "sda") + disk("block", "type='raw'", "sdb")),
    );
  });
  it("are listed one by one", () => {
    assert.deepEqual(
      finding.related.map(({ message, span }) => [message, text.slice(span.start, span.end)]),
      [
        ["Disk 'sda'", "driver"],
        ["Disk 'sdb'", "driver"],
      ],
    );
  });
});

describe("qcow2 on a block device with threads on purpose", () => {
  it("is information, and the fix names the condition", () => {
    const finding = only(
      "domain/disk-io-threads",
      guest(disk("block", "type='qcow2' cache='none' io='threads'", "sda")),
    );
    assert.equal(finding.severity, "information");
    assert.deepEqual(offers(finding), [
      "needs-care, restart: Use io='native' on disk 'sda' (if no volume grows while the guest runs)",
    ]);
  });
});

describe("the page cache", () => {
  it("is information for files, whose file system may not take O_DIRECT", () => {
    const finding = only("domain/disk-page-cache", guest(disk("file", "", "sda")));
    assert.equal(finding.severity, "information");
    assert.deepEqual(offers(finding), [
      "needs-care, restart: Use cache='none' on disk 'sda' (the file system must support O_DIRECT)",
    ]);
  });
  it("is a warning with a block device among them, which can be mended alone", () => {
    const finding = only(
      "domain/disk-page-cache",
      guest(disk("file", "", "sda") + disk("block", "", "sdb")),
    );
    assert.equal(finding.severity, "warning");
    assert.deepEqual(offers(finding), [
      "needs-care, restart: Use cache='none' on disks 'sda' and 'sdb' (the file system must support O_DIRECT)",
      "safe, restart: Use cache='none' on disk 'sdb'",
    ]);
  });
});

describe("native AIO without O_DIRECT", () => {
  it("leaves three ways out", () => {
    assert.deepEqual(
      offers(only("domain/disk-native-cache-conflict", guest(disk("file", "io='native'", "sda")))),
      [
        "needs-care, restart: Use cache='none' on 'sda' (its storage must support O_DIRECT)",
        "safe, restart: Remove io='native' from 'sda'",
        "needs-care, restart: Use io='io_uring' on 'sda' (the host must allow io_uring)",
      ],
    );
  });
});

describe("native AIO on an image in memory", () => {
  it("can only go, since O_DIRECT may be refused there", () => {
    const text = guest(
      "<disk><driver io='native'/><source file='/dev/shm/a'/><target dev='sda'/></disk>",
    );
    assert.deepEqual(offers(only("domain/disk-native-cache-conflict", text)), [
      "safe, restart: Remove io='native' from 'sda'",
    ]);
  });
});

describe("cache='unsafe'", () => {
  it("is information on a disk that is thrown away", () => {
    const text = guest("<disk><driver cache='unsafe'/><transient/></disk>");
    assert.equal(only("domain/disk-cache-unsafe", text).severity, "information");
  });
  it("can be made safe with or without the page cache", () => {
    assert.deepEqual(
      offers(only("domain/disk-cache-unsafe", guest(disk("file", "cache='unsafe'", "sda")))),
      [
        "needs-care, restart: Use cache='none' on 'sda' (its storage must support O_DIRECT)",
        "needs-care, restart: Use cache='writeback' on 'sda' (every flush then waits for the storage)",
      ],
    );
  });
});

describe("an encrypted image", () => {
  it("keeps one thread busy, or a few where it is qcow2", () => {
    const luks = (format: string): string =>
      `<disk><driver type='${format}'/><source file='/a'><encryption format='luks'/></source><target dev='sda'/></disk>`;
    const said = (devices: string): string =>
      only("domain/disk-encryption-qemu", guest(devices)).message.split(". ")[0] ?? "";
    assert.equal(
      said(luks("raw")),
      "QEMU encrypts and decrypts the data of disk 'sda' itself, in the thread that serves the disk, one request after the other",
    );
    assert.equal(
      said(luks("qcow2")),
      "QEMU encrypts and decrypts the data of disk 'sda' itself, in at most four worker threads for each image",
    );
    assert.equal(
      said(luks("raw") + luks("qcow2").replace("sda", "sdb")),
      "QEMU encrypts and decrypts the data of disks 'sda' and 'sdb' itself, in the thread that serves the disk, one request after the other, or for qcow2 in at most four worker threads for each image",
    );
  });
});

describe("detect_zeroes", () => {
  const offered = (driver: string): readonly string[] =>
    offers(only("domain/disk-detect-zeroes", guest(disk("block", driver, "sda"))));

  it("goes with care where it frees space", () => {
    assert.deepEqual(offered("discard='unmap' detect_zeroes='unmap'"), [
      "needs-care, restart: Remove detect_zeroes from 'sda' (zeroes that the guest writes then take up space)",
    ]);
    assert.deepEqual(offered("detect_zeroes='unmap'"), [
      "safe, restart: Remove detect_zeroes from 'sda'",
    ]);
  });
});

describe("a change that the guest sees", () => {
  const windows = "<features><hyperv/></features>";

  it("says in its title what the guest must have", () => {
    assert.deepEqual(
      offers(
        only("domain/disk-bus-emulated", guest("<disk><target dev='sdb' bus='sata'/></disk>")),
      ),
      [
        "guest-visible, restart: Move 'sdb' to the virtio bus as 'vda' (the guest sees another device; it needs the virtio-blk driver)",
      ],
    );
    assert.deepEqual(
      offers(only("domain/scsi-controller-lsi", guest("<disk><target dev='sda'/></disk>"))),
      [
        "guest-visible, restart: Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)",
      ],
    );
  });
  it("puts the driver first for Windows", () => {
    const finding = only(
      "domain/disk-bus-emulated",
      guest("<disk><target dev='hda' bus='ide'/></disk>", windows),
    );
    assert.match(finding.message, /install the viostor driver first/);
    assert.deepEqual(offers(finding), [
      "guest-visible, restart: Move 'hda' to the virtio bus as 'vda' (the guest sees another device; install viostor in the guest first)",
    ]);
    assert.deepEqual(
      offers(
        only("domain/scsi-controller-lsi", guest("<disk><target dev='sda'/></disk>", windows)),
      ),
      [
        "guest-visible, restart: Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; install vioscsi in the guest first)",
      ],
    );
  });
  it("says that virtio cuts a long serial number", () => {
    const long =
      "<disk><target dev='sda' bus='sata'/><serial>0123456789012345678901</serial></disk>";
    assert.deepEqual(offers(only("domain/disk-bus-emulated", guest(long))), [
      "guest-visible, restart: Move 'sda' to the virtio bus as 'vda' (the guest sees another device and the first 20 characters of its serial number; it needs the virtio-blk driver)",
    ]);
  });
  it("is not offered for a disk that passes SCSI commands or holds reservations", () => {
    const passthrough = "<disk device='lun'><target dev='sda' bus='sata'/></disk>";
    const reserved =
      "<disk><source><reservations managed='yes'/></source><target dev='sda' bus='sata'/></disk>";
    assert.deepEqual(offers(only("domain/disk-bus-unsupported", guest(passthrough))), []);
    assert.deepEqual(offers(only("domain/disk-bus-emulated", guest(reserved))), []);
  });
});

describe("an iothread on a controller that takes none", () => {
  const controller = "<controller type='scsi'><driver iothread='1'/></controller>";

  it("can go, or the controller can become one that takes it", () => {
    const text = guest(controller, "<iothreads>1</iothreads>");
    const finding = only("domain/scsi-controller-iothread-unsupported", text);
    assert.deepEqual(offers(finding), [
      "safe, restart: Remove the iothread from SCSI controller 0",
      "guest-visible, restart: Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the driver)",
    ]);
    assert.equal(
      applyEdits(text, finding.fixes[1]?.edits ?? []),
      text.replace("type='scsi'", "type='scsi' model='virtio-scsi'"),
    );
  });
  it("can only go where the iothread is not defined either", () => {
    assert.deepEqual(
      offers(only("domain/scsi-controller-iothread-unsupported", guest(controller))),
      ["safe, restart: Remove the iothread from SCSI controller 0"],
    );
  });
});

describe("an iothread that gets work in a guest whose threads are pinned", () => {
  const tune = "<cputune><vcpupin vcpu='0' cpuset='2'/><emulatorpin cpuset='1'/></cputune>";
  const pinned =
    "<cputune><emulatorpin cpuset='1'/><iothreadpin iothread='1' cpuset='1'/></cputune>";
  const plain = disk("block", "cache='none'", "vda");
  const four = ["vda", "vdb", "vdc", "vdd"].map((name) => disk("block", "iothread='1'", name));

  it("has to be pinned as well", () => {
    assert.deepEqual(offers(only("domain/disk-iothread-missing", guest(plain, tune))), [
      "needs-care, restart: Attach disk 'vda' to iothread 1 (pin iothread 1 as well)",
    ]);
    assert.deepEqual(
      offers(only("domain/iothread-unused", guest(plain, `<iothreads>1</iothreads>${tune}`))),
      ["needs-care, restart: Attach disk 'vda' to iothread 1 (pin iothread 1 as well)"],
    );
    assert.deepEqual(
      offers(
        only(
          "domain/iothread-shared",
          guest(four.join(""), `<vcpu>4</vcpu><iothreads>1</iothreads>${pinned}`),
        ),
      ),
      ["needs-care, restart: Spread the disks over iothreads 1 and 2 (pin iothread 2 as well)"],
    );
  });
  it("needs nothing where it has a pin, or a place by default", () => {
    const safe = ["safe, restart: Attach disk 'vda' to iothread 1"];
    assert.deepEqual(
      offers(only("domain/iothread-unused", guest(plain, `<iothreads>1</iothreads>${pinned}`))),
      safe,
    );
    assert.deepEqual(
      offers(
        only("domain/disk-iothread-missing", guest(plain, `<vcpu cpuset='1-2'>1</vcpu>${tune}`)),
      ),
      safe,
    );
  });
});

describe("very many iothreads", () => {
  it("are not all named", () => {
    const { message } = only("domain/iothread-unused", guest("", "<iothreads>4000</iothreads>"));
    assert.match(message, /iothreads 1, 2, 3, 4, 5, 6, 7 and 3993 more, but/);
  });
});
