import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { differenceText, domainDifferences } from "../../../server/src/core/domain/differences.js";

const guest = (devices: string, more = ""): string =>
  `<domain type='kvm'><name>a</name>${more}<devices>${devices}</devices></domain>`;
const disk = (driver: string, more = ""): string =>
  `<disk type='file' device='disk'><driver name='qemu' type='raw' ${driver}/><source file='/a'/>` +
  `<target dev='vda' bus='virtio'/>${more}</disk>`;

const texts = (base: string, other: string): readonly string[] | undefined =>
  domainDifferences(base, other)?.map(differenceText);

describe("what differs between a file and a guest that runs", () => {
  it("is nothing where libvirt only filled in", () => {
    const live = guest(
      disk("", "<alias name='virtio-disk0'/><address type='pci' slot='0x05'/>") +
        "<controller type='pci' index='1' model='pcie-root-port'/>",
      "<os><type machine='pc-q35-7.2'>hvm</type></os>",
    ).replace("<domain", "<domain id='3'");
    assert.deepEqual(texts(guest(disk("")), live), []);
  });

  it("is each setting that decides about latency", () => {
    const file = guest(
      disk("cache='none' io='native' iothread='1'"),
      "<iothreads>1</iothreads><cputune><vcpupin vcpu='0' cpuset='2'/></cputune>",
    );
    const live = guest(
      disk("io='threads'", "<iotune><total_iops_sec>200</total_iops_sec></iotune>"),
    );
    assert.deepEqual(texts(file, live), [
      "guest: iothreads 1, runs with it not set",
      "guest: vcpupin 0 2, runs with it not set",
      "disk vda: driver cache none, runs with it not set",
      "disk vda: driver io native, runs with threads",
      "disk vda: driver iothread 1, runs with it not set",
      "disk vda: iotune total_iops_sec not set, runs with 200",
    ]);
  });

  it("is a device that only one of them has", () => {
    const scsi = "<controller type='scsi' index='0' model='virtio-scsi'/>";
    assert.deepEqual(texts(guest(scsi), guest(disk(""))), [
      "scsi controller 0: in the file, but does not run",
      "disk vda: runs, but is not in the file",
    ]);
  });

  it("is unknown without a domain", () => {
    assert.equal(domainDifferences("<pool/>", guest("")), null);
    assert.equal(domainDifferences(guest(""), "not XML"), null);
  });
});
