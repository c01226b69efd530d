import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readLook } from "../../server/src/benchmark/guest-look.js";
import {
  type DiskIdentity,
  type GuestDevice,
  diskIdentity,
  mapDisk,
} from "../../server/src/core/benchmark/guest-disk.js";

const unknown = { sizeBytes: null, agentDevice: null };

function domain(devices: string): string {
  return `<domain type='kvm' id='1'><devices>${devices}</devices></domain>`;
}

/** What `virsh dumpxml` printed of guests on i440fx and q35; see the part on disks in docs/benchmark.md. */
const q35 = domain(`
  <controller type='pci' index='0' model='pcie-root'/>
  <controller type='pci' index='7' model='pcie-root-port'>
    <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x3'/>
  </controller>
  <controller type='scsi' index='0' model='virtio-scsi'>
    <address type='pci' domain='0x0000' bus='0x07' slot='0x00' function='0x0'/>
  </controller>
  <disk type='file' device='disk'>
    <target dev='vda' bus='virtio'/>
    <serial>5f2c1e7a-1111-2222-3333-444455556666</serial>
    <address type='pci' domain='0x0000' bus='0x07' slot='0x00' function='0x0'/>
  </disk>
  <disk type='file' device='disk'>
    <target dev='sda' bus='scsi'/>
    <address type='drive' controller='0' bus='0' target='0' unit='3'/>
  </disk>`);

const slow = domain(`
  <disk type='file' device='disk'>
    <target dev='sda' bus='scsi'/>
    <address type='drive' controller='0' bus='0' target='0' unit='0'/>
  </disk>
  <controller type='scsi' index='0' model='virtio-scsi'>
    <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>
  </controller>`);

function device(name: string, more: Partial<GuestDevice> = {}): GuestDevice {
  return { name, sizeBytes: 1024 ** 3, serial: null, path: `/sys/devices/${name}`, ...more };
}

function identity(xml: string, target: string, more: Partial<DiskIdentity> = {}): DiskIdentity {
  const found = diskIdentity(xml, target, { ...unknown, ...more });
  assert.ok(found !== undefined);
  return found;
}

describe("what a domain says of a disk", () => {
  it("is its serial, its way over PCI and its SCSI address", () => {
    assert.deepEqual(identity(q35, "vda", { agentDevice: "/dev/vdb" }), {
      target: "vda",
      serial: "5f2c1e7a-1111-2222-3333-444455556666",
      bus: "virtio",
      sizeBytes: null,
      // By the bridge's slot and function: libvirt's bus 7 is another number in the guest.
      pciPath: ["02.3", "00.0"],
      scsiAddress: null,
      agentDevice: "vdb",
    });
    const { pciPath, scsiAddress } = identity(q35, "sda");
    assert.deepEqual([pciPath, scsiAddress], [["02.3", "00.0"], "0:0:3"]);
    assert.equal(diskIdentity(q35, "vdz", unknown), undefined);
    assert.equal(diskIdentity("<network/>", "vda", unknown), undefined);
  });

  it("leaves the way open where a bridge is missing, an expander, or in a loop", () => {
    for (const bridge of [
      "",
      "<controller type='pci' index='7' model='pcie-expander-bus'><address type='pci' bus='0x00' slot='0x02'/></controller>",
      "<controller type='pci' index='7' model='pcie-root-port'><address type='pci' bus='0x07' slot='0x02'/></controller>",
    ]) {
      const disk =
        "<disk><target dev='vda' bus='virtio'/><address type='pci' bus='0x07' slot='0x00' function='0x0'/></disk>";
      assert.equal(identity(domain(disk + bridge), "vda").pciPath, null);
    }
  });
});

describe("the guest's device of a disk", () => {
  const path = "/sys/devices/pci0000:00/0000:00:03.0/virtio1/host2/target2:0:0/2:0:0:0/block/sda";

  it("is the one that two evidences agree on", () => {
    const disk = identity(slow, "sda", { sizeBytes: 1024 ** 3, agentDevice: "/dev/sda" });
    assert.deepEqual(mapDisk(disk, [device("sda", { path })]), {
      device: "sda",
      evidence: ["guest agent", "PCI path", "size"],
    });
    const serial = "5f2c1e7a-1111-2222-3";
    const there = "/sys/devices/pci0000:00/0000:00:02.3/0000:04:00.0/virtio3/block/vdb";
    assert.deepEqual(
      mapDisk(identity(q35, "vda"), [device("vda"), device("vdb", { serial, path: there })]),
      { device: "vdb", evidence: ["serial", "PCI path"] },
    );
  });

  it("is not certain by one evidence alone, nor by its name", () => {
    const { problem } = mapDisk(identity(slow, "sda"), [device("sda", { path })]);
    assert.equal(
      problem,
      "Which device of the guest the disk sda is, is not certain: it may be sda by PCI path.",
    );
    assert.match(
      mapDisk(identity(domain("<disk><target dev='sda'/></disk>"), "sda"), [device("sda")])
        .problem ?? "",
      /nothing tells\.$/,
    );
  });

  it("is not certain where an evidence contradicts", () => {
    const disk = identity(slow, "sda", { sizeBytes: 1024 ** 3, agentDevice: "/dev/sda" });
    const lun3 = path.replace("2:0:0:0", "2:0:0:3");
    assert.match(
      mapDisk(disk, [device("sda", { path: lun3 })]).problem ?? "",
      /sda by guest agent and size, against PCI path\.$/,
    );
    assert.match(
      mapDisk(disk, [device("sda", { path, sizeBytes: 2 * 1024 ** 3 })]).problem ?? "",
      /against size\.$/,
    );
  });

  it("is not told by a size that several have, and never is two devices", () => {
    const disk = identity(slow, "sda", { sizeBytes: 1024 ** 3 });
    assert.notEqual(mapDisk(disk, [device("sda", { path }), device("sdb")]).problem, undefined);
    const sized = identity(slow, "sda", { agentDevice: "sda" });
    const other = device("sdb", { path });
    assert.notEqual(mapDisk(sized, [device("sda"), other]).problem, undefined);
  });
});

describe("a look at a guest", () => {
  it("is read by devices, serials and directories, each directory once", () => {
    assert.deepEqual(
      readLook([
        "device vda 2097152 /sys/devices/pci0000:00/0000:00:04.0/virtio2/block/vda",
        "serial vda disk one ",
        "device sdb x /sys/nowhere",
        "directory 1000 dm-0,vda /var/tmp",
        "directory 999 vda /var/tmp",
        "directory 5 vdb /mnt/da ta",
        "looked",
      ]),
      {
        devices: [
          {
            name: "vda",
            sizeBytes: 1024 ** 3,
            serial: "disk one",
            path: "/sys/devices/pci0000:00/0000:00:04.0/virtio2/block/vda",
          },
        ],
        directories: [
          { path: "/var/tmp", devices: ["dm-0", "vda"], freeBytes: 1_024_000 },
          { path: "/mnt/da ta", devices: ["vdb"], freeBytes: 5120 },
        ],
      },
    );
  });
});
