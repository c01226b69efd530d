import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Disk } from "../../../server/src/core/domain/domain.js";
import { readDocuments, readDomains } from "../../../server/src/core/domain/read.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

function disk(inside: string, attributes = "", rest = ""): Disk {
  const text = `<domain type='kvm'><devices><disk ${attributes}>${inside}</disk></devices>${rest}</domain>`;
  const found = readDocuments(parseXml(text)).flatMap(readDomains)[0]?.disks[0];
  assert.ok(found !== undefined);
  return found;
}

describe("a disk's bus", () => {
  const bus = (target: string, attributes = ""): string =>
    disk(`<target ${target}/>`, attributes).effectiveBus;

  it("is the one written", () => {
    assert.equal(bus("dev='sda' bus='virtio'"), "virtio");
  });
  it("follows from the target's name", () => {
    assert.deepEqual(
      ["hda", "sda", "vda", "xvda", "ubda", "x"].map((dev) => bus(`dev='${dev}'`)),
      ["ide", "scsi", "virtio", "xen", "uml", "ide"],
    );
  });
  it("of a floppy is fdc", () => {
    assert.equal(bus("dev='sda'", "device='floppy'"), "fdc");
  });
  it("is ide without a target", () => {
    assert.equal(disk("").effectiveBus, "ide");
  });
});

describe("a disk that is being typed", () => {
  it("holds no data until its end is there", () => {
    const text = "<domain type='kvm'><devices><disk type='file' device='disk'><target dev='vda'/>";
    const holdsData = (whole: string): boolean | undefined =>
      readDocuments(parseXml(whole)).flatMap(readDomains)[0]?.disks[0]?.holdsData;
    assert.equal(holdsData(text), false);
    assert.equal(holdsData(`${text}</disk></devices></domain>`), true);
  });
});

describe("a disk's place on its controller", () => {
  const place = (inside: string): readonly number[] | undefined => {
    const { driveAddress: at } = disk(inside);
    return at && [at.controller, at.bus, at.target, at.unit];
  };

  it("is the one written", () => {
    assert.deepEqual(
      place(
        "<target dev='sda' bus='scsi'/><address type='drive' controller='2' bus='1' target='3' unit='4'/>",
      ),
      [2, 1, 3, 4],
    );
  });
  it("follows from the target's letter: seven for SCSI, six for SATA, four for IDE", () => {
    assert.deepEqual(place("<target dev='sdg' bus='scsi'/>"), [0, 0, 0, 6]);
    assert.deepEqual(place("<target dev='sdh' bus='scsi'/>"), [1, 0, 0, 0]);
    assert.deepEqual(place("<target dev='sdaa' bus='scsi'/>"), [3, 0, 0, 5]);
    assert.deepEqual(place("<target dev='sdg' bus='sata'/>"), [1, 0, 0, 0]);
    assert.deepEqual(place("<target dev='hdd'/>"), [0, 1, 0, 1]);
    assert.deepEqual(place("<target dev='hde'/>"), [1, 0, 0, 0]);
  });
  it("is none on virtio, and none for a name without a letter", () => {
    assert.equal(place("<target dev='vda'/>"), undefined);
    assert.equal(place("<target dev='{{ dev }}' bus='scsi'/>"), undefined);
    assert.equal(place("<target dev='sda' bus='constructor'/>"), undefined);
  });
});

describe("a disk's cache mode", () => {
  const mode = (driver: string, rest = ""): string | undefined =>
    disk(driver + rest).effectiveCache;

  it("is QEMU's write-back unless another is written", () => {
    assert.equal(mode(""), "writeback");
    assert.equal(mode("<driver cache='default'/>"), "writeback");
    assert.equal(mode("<driver cache='directsync'/>"), "directsync");
  });
  it("of a shareable disk is none, unless another is written or it is read-only", () => {
    assert.equal(mode("<driver/>", "<shareable/>"), "none");
    assert.equal(mode("<driver cache='writeback'/>", "<shareable/>"), "writeback");
    assert.equal(mode("<driver/>", "<shareable/><readonly/>"), "writeback");
  });
  it("is unknown for what libvirt does not know", () => {
    assert.equal(mode("<driver cache='{{ cache }}'/>"), undefined);
  });
});

describe("whether a disk holds data", () => {
  it("it does when it is writable", () => {
    assert.equal(disk("<source file='/x/db.raw'/>").holdsData, true);
    assert.equal(disk("", "device='lun'").holdsData, true);
  });
  it("it does not when it is removable, read-only or a seed image", () => {
    assert.equal(disk("", "device='cdrom'").holdsData, false);
    assert.equal(disk("", "device='floppy'").holdsData, false);
    assert.equal(disk("<readonly/>").holdsData, false);
    for (const source of [
      "/x/a.iso",
      "/x/seed.ISO",
      "/i/disk.config",
      "/x/cloud-init/noCloud.img",
    ]) {
      assert.equal(disk(`<source file='${source}'/>`).holdsData, false, source);
    }
    assert.equal(disk("<source file='/x/my.disk.config.raw'/>").holdsData, true);
  });
});

describe("whether something past libvirt sets a disk's properties", () => {
  const overridden = (inside: string, argument: string): boolean =>
    disk(inside, "", `<qemu:commandline><qemu:arg value='${argument}'/></qemu:commandline>`)
      .isOverridden;

  it("it does when an argument names the device as libvirt will", () => {
    assert.equal(overridden("<target dev='vdb'/>", "device.virtio-disk1.poll=1"), true);
    assert.equal(overridden("<target dev='sdb' bus='sata'/>", "drive-sata0-0-1"), true);
    assert.equal(overridden("<target dev='sdb' bus='scsi'/>", "device.scsi0-0-0-1.x=1"), true);
  });
  it("it does when an argument has the alias that the user gave", () => {
    assert.equal(overridden("<target dev='vdb'/><alias name='ua-db'/>", "device.ua-db.x=1"), true);
  });
  it("it does not when another device is named", () => {
    assert.equal(overridden("<target dev='vdb'/>", "device.virtio-disk10.poll=1"), false);
  });
});

describe("where a finding about a disk goes", () => {
  const text =
    "<domain type='kvm'><devices><disk><driver/><target dev='vda'/></disk><disk><target dev=''/></disk><disk/></devices></domain>";
  const places = readDocuments(parseXml(text))
    .flatMap(readDomains)
    .flatMap(({ disks }) =>
      disks.map(({ driverPlace, place }) =>
        [place, driverPlace].map(({ start, end }) => text.slice(start, end)),
      ),
    );

  it("is the smallest text that stands for it, and never nothing", () => {
    assert.deepEqual(places, [
      ["vda", "driver"],
      ["dev=''", "dev=''"],
      ["disk", "disk"],
    ]);
  });
});
