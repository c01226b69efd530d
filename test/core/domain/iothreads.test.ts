import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  attachToIoThreads,
  defineIoThreads,
  removeIoThreads,
} from "../../../server/src/core/domain/edit-iothreads.js";
import type { Domain, IoThreads } from "../../../server/src/core/domain/domain.js";
import { disksWithoutIoThread } from "../../../server/src/core/domain/iothread-users.js";
import { readDocuments, readDomains } from "../../../server/src/core/domain/read.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

function read(text: string): Domain {
  const [domain] = readDocuments(parseXml(text)).flatMap(readDomains);
  assert.ok(domain !== undefined);
  return domain;
}

const guest = (before: string, devices = ""): Domain =>
  read(`<domain type='kvm'>${before}<devices>${devices}</devices></domain>`);
const threads = (before: string, devices = ""): IoThreads => guest(before, devices).ioThreads;

describe("the iothreads of a domain", () => {
  it("are counted from 1", () => {
    assert.deepEqual(threads("<iothreads>3</iothreads>").ids, [1, 2, 3]);
  });
  it("are those declared", () => {
    assert.deepEqual(threads("<iothreadids><iothread id='4'/></iothreadids>").ids, [4]);
  });
  it("are filled up with the lowest free numbers", () => {
    assert.deepEqual(
      threads(
        "<iothreads>3</iothreads><iothreadids><iothread id='2'/><iothread id='9'/></iothreadids>",
      ).ids,
      [1, 2, 9],
    );
  });
  it("are more than counted when more are declared", () => {
    assert.deepEqual(
      threads(
        "<iothreads>1</iothreads><iothreadids><iothread id='5'/><iothread id='4'/></iothreadids>",
      ).ids,
      [4, 5],
    );
  });
  it("are none for zero, nothing and what is no number", () => {
    assert.deepEqual(threads("<iothreads>0</iothreads>").ids, []);
    assert.deepEqual(threads("<iothreads></iothreads>").ids, []);
    assert.deepEqual(threads("<iothreads>{{ n }}</iothreads>").ids, []);
    assert.deepEqual(threads("").ids, []);
  });
  it("do not cost memory while a number is being typed", () => {
    assert.equal(threads("<iothreads>999999999</iothreads>").ids.length, 4096);
  });
  it("are unused unless a disk, a mapping or a controller names them", () => {
    const devices =
      "<disk><driver iothread='1'/></disk><disk><driver><iothreads><iothread id='2'/></iothreads></driver></disk><controller type='scsi'><driver iothread='3'/></controller>";
    assert.deepEqual(threads("<iothreads>5</iothreads>", devices).unused, [4, 5]);
  });
  it("are tuned when <cputune> pins or schedules them", () => {
    assert.deepEqual(
      threads(
        "<cputune><iothreadpin iothread='1' cpuset='0'/><iothreadsched iothreads='3-5,8' scheduler='fifo'/></cputune>",
      ).tuned,
      [1, 3, 4, 5, 8],
    );
  });
});

describe("attaching disks to iothreads", () => {
  const disks = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `<disk><driver/><target dev='vd${"abcdefghijk".charAt(i)}'/></disk>`,
    ).join("");
  const ids = (before: string, devices: string): readonly number[] => {
    const domain = guest(before, devices);
    return attachToIoThreads(domain, disksWithoutIoThread(domain))?.ids ?? [];
  };

  it("takes one iothread for up to three disks, then one more for each three", () => {
    const vcpus = "<vcpu>16</vcpu>";
    assert.deepEqual(
      [1, 3, 4, 6, 7].map((count) => ids(vcpus, disks(count)).length),
      [1, 1, 2, 2, 3],
    );
  });
  it("takes unused ones first", () => {
    assert.deepEqual(
      ids(
        "<vcpu>4</vcpu><iothreads>3</iothreads>",
        "<disk><driver iothread='1'/><target dev='vdx'/></disk>" + disks(2),
      ),
      [2, 3],
    );
  });
  it("takes those with the fewest disks, a controller counting for its disks", () => {
    assert.deepEqual(
      ids(
        "<vcpu>1</vcpu><iothreads>2</iothreads>",
        "<disk><target dev='sda'/></disk><disk><target dev='sdb'/></disk><controller type='scsi' model='virtio-scsi'><driver iothread='1'/></controller><disk><driver iothread='2'/><target dev='vdx'/></disk>" +
          disks(1),
      ),
      [2],
    );
  });
  it("never defines more than there are disks to attach", () => {
    const crowded = Array.from(
      { length: 9 },
      (_, i) => `<disk><driver iothread='1'/><target dev='vd${"mnopqrstu".charAt(i)}'/></disk>`,
    ).join("");
    const domain = guest("<vcpu>16</vcpu><iothreads>1</iothreads>", crowded + disks(1));
    const edits = attachToIoThreads(domain, disksWithoutIoThread(domain))?.edits() ?? [];
    const { ioThreads } = read(applyEdits(domain.document.text, edits));
    assert.deepEqual([ioThreads.ids, ioThreads.unused], [[1, 2], []]);
  });
});

describe("defining and removing iothreads", () => {
  const text = (before: string): string => `<domain type='kvm'>${before}<devices/></domain>`;
  const after = (
    before: string,
    change: (domain: Domain) => ReturnType<typeof defineIoThreads>,
  ): string | undefined => {
    const edits = change(read(text(before)));
    return edits && applyEdits(text(before), edits);
  };

  it("inserts a count where there is nothing", () => {
    assert.equal(
      after("<vcpu>1</vcpu>", (domain) => defineIoThreads(domain, [1, 2])),
      text("<vcpu>1</vcpu><iothreads>2</iothreads>"),
    );
  });
  it("raises the count where the lowest free number is meant", () => {
    assert.equal(
      after("<iothreads>1</iothreads>", (domain) => defineIoThreads(domain, [2])),
      text("<iothreads>2</iothreads>"),
    );
  });
  it("keeps the ids that a count had filled up", () => {
    const before = "<iothreads>2</iothreads><iothreadids><iothread id='4'/></iothreadids>";
    assert.equal(
      after(before, (domain) => defineIoThreads(domain, [3])),
      text(
        "<iothreads>3</iothreads><iothreadids><iothread id='4'/><iothread id='3'/></iothreadids>",
      ),
    );
  });
  it("does not touch a count that is no number", () => {
    assert.equal(
      after("<iothreads>{{ n }}</iothreads>", (domain) => defineIoThreads(domain, [1])),
      undefined,
    );
  });
  it("removes both elements with the last iothread", () => {
    assert.equal(
      after("<iothreads>1</iothreads><iothreadids><iothread id='1'/></iothreadids>", (domain) =>
        removeIoThreads(domain, [1]),
      ),
      text(""),
    );
  });
  it("lowers the count where the ids that stay are the lowest", () => {
    assert.equal(
      after("<iothreads>3</iothreads>", (domain) => removeIoThreads(domain, [2, 3])),
      text("<iothreads>1</iothreads>"),
    );
    assert.equal(
      after("<iothreads>3</iothreads>", (domain) => removeIoThreads(domain, [1])),
      undefined,
    );
  });
  it("keeps what <cputune> names", () => {
    assert.equal(
      after(
        "<iothreads>1</iothreads><cputune><iothreadpin iothread='1' cpuset='0'/></cputune>",
        (domain) => removeIoThreads(domain, [1]),
      ),
      undefined,
    );
  });
});
