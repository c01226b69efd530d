import type { AdviceFamily } from "../advice.js";

/** A disk, but for its `<driver>` and its limits. */
export const diskAdvice: AdviceFamily = {
  "devices/disk": {
    text: "A disk. What decides its latency: `<target bus>` (what the guest sees), `<driver>` (how QEMU serves it) and `<source>` (what it lies on).",
  },
  "devices/disk@type": {
    text: "What the disk lies on. It must fit the source: a file is not accepted as a block device, nor the other way round.",
    absent: "`file`",
    values: {
      block:
        "A block device of the host, such as a logical volume: no file system between, and `io='native'` never waits for an allocation.",
      file: "An image file. Preallocated it comes near to a block device; where it is sparse, the first write to each place also allocates.",
      network:
        "Storage that QEMU reaches over the network by itself, such as Ceph. `io` does not apply.",
      volume: "A volume of a storage pool; libvirt looks up where it is.",
      nvme: "A whole NVMe controller that QEMU drives by itself, past the host's kernel: less latency, and the host cannot use it meanwhile. Needs an IOMMU.",
      vhostuser:
        "Another process serves the disk through shared memory; `<driver>` settings are not accepted.",
      vhostvdpa: "A vDPA device of the host serves the queues.",
    },
  },
  "devices/disk@device": {
    text: "What the guest sees.",
    absent: "`disk`",
    values: {
      disk: "A disk.",
      lun: "A SCSI device passed through with its commands. Those go through a pool of threads, so `io` has no effect. Only for guests that need SCSI commands, such as clusters.",
      cdrom: "A CD drive, on `sata`, `ide` or `scsi`.",
      floppy: "A floppy drive.",
    },
  },
  "devices/disk@model": {
    text: "Which generation of virtio the guest sees. `virtio-transitional` sits behind a conventional PCI bridge on q35.",
    absent: "`virtio`",
  },
  "disk/source": {
    text: "What the disk lies on: `file`, `dev`, `pool` with `volume`, or `protocol` with `name`.",
  },
  "disk/source@dev": {
    text: "A block device of the host. A name below `/dev/disk/by-id` or of a logical volume stays the same; `/dev/sdX` does not.",
  },
  "disk/source@file": {
    text: "The image's path. Whether it is preallocated decides the latency of first writes, and cannot be seen here: `qemu-img info` tells.",
  },
  "disk/source@protocol": {
    text: "How QEMU reaches network storage. Each request costs a round trip, so the network's latency is the floor.",
  },
  "disk/target": {
    text: "What the disk is called, and on which bus the guest sees it.",
  },
  "disk/target@dev": {
    text: "The disk's name for `virsh`, unique in the guest. Without `bus` its first letters decide the bus: `vd` virtio, `sd` scsi, `hd` ide. The guest may call the disk something else.",
  },
  "disk/target@bus": {
    text: "What hardware the guest sees. Another bus gives the disk another name in the guest, which must have the driver.",
    absent: "by the first letters of `dev`: `vd` virtio, `sd` scsi, `hd` ide, otherwise ide",
    values: {
      virtio:
        "virtio-blk: the shortest way from the guest to the host, with its own queues and iothread. The guest needs its driver: Linux has it, Windows gets it from virtio-win.",
      scsi: "As good as its controller: with `model='virtio-scsi'` nearly as short as virtio-blk and good for many disks; without a model x86 gets an emulated LSI controller.",
      sata: "An emulated AHCI controller: several exits for each request, served by QEMU's main loop. No iothread.",
      ide: "An emulated IDE controller: one request at a time, served by QEMU's main loop. Machine type q35 has none.",
      usb: "An emulated USB stick: the slowest.",
      fdc: "A floppy drive.",
      nvme: "An emulated NVMe controller: the guest needs no virtio driver, but it is an emulation and takes no iothread.",
      sd: "An emulated SD card.",
    },
  },
  "disk/target@rotation_rate": {
    text: "Tells the guest that the disk is an SSD (`1`) or how fast it turns, which its I/O scheduler heeds. Not for virtio disks.",
  },
  "disk/backingStore": {
    text: "The image below this one. Each layer adds a lookup to reads of what is not in the upper layers; long chains cost measurably. An empty element ends the chain.",
    absent: "libvirt looks into the image when the guest starts",
  },
  "disk/mirror": {
    text: "A block job is copying this disk: until it ends, writes go to two places.",
  },
  "disk/blockio": {
    text: "The block sizes that the guest sees. Smaller than the host's real ones they cost a read for each unaligned write, and requests go through a thread. Never change them under existing data: partitions are found by them.",
  },
  "disk/blockio@logical_block_size": {
    text: "The smallest request that the guest may make; a power of two, not above the physical size. Not to be changed under existing data.",
    absent: "512",
  },
  "disk/blockio@physical_block_size": {
    text: "The size to which the guest aligns its writes. 4096 fits most SSDs.",
    absent: "512",
  },
  "disk/blockio@discard_granularity": {
    text: "The smallest piece that the guest discards; a multiple of the logical block size.",
  },
  "disk/shareable": {
    text: "Several guests use the disk. Without a `cache`, QEMU then runs with `none`.",
  },
  "disk/readonly": {
    text: "The guest cannot write, so nothing about flushes matters here.",
  },
  "disk/transient": {
    text: "Writes go to a temporary qcow2 overlay beside the image, so every first write allocates; they are lost when the guest stops.",
  },
  "disk/serial": {
    text: "Shown to the guest, below `/dev/disk/by-id` for instance. virtio disks keep the first 20 characters.",
  },
  "source/encryption": {
    text: "QEMU encrypts and decrypts in the disk's own thread. For Ceph, `engine='librbd'` does it in librbd; dm-crypt on the host is another way.",
  },
};
