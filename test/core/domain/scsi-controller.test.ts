import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readDocuments, readDomains } from "../../../server/src/core/domain/read.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

type Summary = readonly [
  index: number,
  isWritten: boolean,
  model: string | undefined,
  disks: readonly string[],
];

function controllers(devices: string, os = ""): readonly Summary[] {
  const text = `<domain type='kvm'>${os}<devices>${devices}</devices></domain>`;
  return readDocuments(parseXml(text))
    .flatMap(readDomains)
    .flatMap(({ scsiControllers }) =>
      scsiControllers.map(({ disks, effectiveModel, element, index }): Summary => [
        index,
        element !== undefined,
        effectiveModel,
        disks.map(({ name }) => name),
      ]),
    );
}

describe("the SCSI controllers of a domain", () => {
  it("are those written, with their disks", () => {
    assert.deepEqual(
      controllers(
        "<controller type='scsi' index='1' model='virtio-scsi'/><controller type='sata' index='0'/><disk><target dev='sdh' bus='scsi'/></disk><disk><target dev='sdb' bus='sata'/></disk>",
      ),
      [[1, true, "virtio-scsi", ["sdh"]]],
    );
  });
  it("are added by libvirt where a disk needs them, as LSI on x86", () => {
    assert.deepEqual(
      controllers(
        "<disk><target dev='sda'/></disk><disk><target dev='sdb'/><address type='drive' controller='3'/></disk>",
      ),
      [
        [0, false, "lsilogic", ["sda"]],
        [3, false, "lsilogic", ["sdb"]],
      ],
    );
  });
  it("get the lowest free index without one", () => {
    assert.deepEqual(
      controllers(
        "<controller type='scsi' model='virtio-scsi'/><controller type='scsi' index='0' model='auto'/>",
      ),
      [
        [0, true, "lsilogic", []],
        [1, true, "virtio-scsi", []],
      ],
    );
  });
  it("have the architecture's default model, which is unknown on Arm", () => {
    const model = (arch: string): string | undefined =>
      controllers("<controller type='scsi'/>", `<os><type arch='${arch}'>hvm</type></os>`)[0]?.[2];
    assert.deepEqual(["x86_64", "i686", "s390x", "loongarch64", "ppc64le", "aarch64"].map(model), [
      "lsilogic",
      "lsilogic",
      "virtio-scsi",
      "virtio-scsi",
      "ibmvscsi",
      undefined,
    ]);
  });
});
