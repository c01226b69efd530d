import { disk, guest, image, qcow2Image, secondImage, volume } from "./slow-guests.js";

/** What libvirt makes of a guest: why it refuses it, or the path of each disk as `describePath` puts it. */
export type Expected = RegExp | Readonly<Record<string, string>>;

/** A slow guest, and what becomes of it with each fix that the rule offers there. */
export interface FixCase {
  readonly guest: string;
  readonly before: Expected;
  /** By the fix's title; all that are offered. */
  readonly after: Readonly<Record<string, Expected>>;
  /** Fixes that mend a part of the finding on purpose: what is safe of it. */
  readonly partly?: readonly string[];
}

const vda = "dev='vda' bus='virtio'";
const vdb = "dev='vdb' bus='virtio'";
const hda = "dev='hda' bus='ide'";
const sata = "dev='sda' bus='sata'";
const scsi = "dev='sda' bus='scsi'";
const native = "cache='none' io='native'";

const driveAddress = "      <address type='drive' controller='0' bus='0' target='0' unit='0'/>\n";
const virtioScsi = "    <controller type='scsi' index='0' model='virtio-scsi'/>\n";
const oneIothread = "  <iothreads>1</iothreads>\n";
const twoIothreads = "  <iothreads>2</iothreads>\n";

const needsDirect = /io='native' needs either no disk cache or directsync cache mode/;
const toVirtioScsi =
  "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)";

/** For each rule that offers a fix, at least one guest; every title that the rule can give stands here. */
export const fixCases: Readonly<Record<string, Readonly<Record<string, FixCase>>>> = {
  "domain/disk-native-cache-conflict": {
    "a volume without a cache mode": {
      guest: guest({ devices: disk(volume, vda, "io='native'") }),
      before: needsDirect,
      after: {
        "Use cache='none' on 'vda' (its storage must support O_DIRECT)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
        "Remove io='native' from 'vda'": {
          [volume]: "virtio-blk-pci; threads; page cache; main loop",
        },
        "Use io='io_uring' on 'vda' (the host must allow io_uring)": {
          [volume]: "virtio-blk-pci; io_uring; page cache; main loop",
        },
      },
    },
    "a CD-ROM drive": {
      guest: guest({
        devices: `    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw' io='native'/>
      <source file='/srv/iso/rescue.iso'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>
`,
      }),
      before: needsDirect,
      after: {
        "Remove io='native' from 'sda'": {
          "/srv/iso/rescue.iso": "ide-cd; threads; page cache; main loop",
        },
        "Use cache='none' on 'sda' (its storage must support O_DIRECT)": {
          "/srv/iso/rescue.iso": "ide-cd; native; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/disk-page-cache": {
    "a volume": {
      guest: guest({ devices: disk(volume, vda, "") }),
      before: { [volume]: "virtio-blk-pci; threads; page cache; main loop" },
      after: {
        "Use cache='none' on disk 'vda'": {
          [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
    "a volume and an image": {
      guest: guest({
        devices: disk(volume, vda, "") + disk(image, vdb, "cache='writeback'"),
      }),
      before: {
        [volume]: "virtio-blk-pci; threads; page cache; main loop",
        [image]: "virtio-blk-pci; threads; page cache; main loop",
      },
      after: {
        "Use cache='none' on disks 'vda' and 'vdb' (the file system must support O_DIRECT)": {
          [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop",
          [image]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
        "Use cache='none' on disk 'vda'": {
          [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop",
          [image]: "virtio-blk-pci; threads; page cache; main loop",
        },
      },
      partly: ["Use cache='none' on disk 'vda'"],
    },
  },

  "domain/disk-cache-writethrough": {
    "an image": {
      guest: guest({ devices: disk(image, vda, "cache='writethrough'") }),
      before: {
        [image]: "virtio-blk-pci; threads; page cache; each write flushed; main loop",
      },
      after: {
        "Use cache='none' on 'vda' (the storage must support O_DIRECT, the guest must send flushes)":
          { [image]: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      },
    },
  },

  "domain/disk-cache-unsafe": {
    "an image": {
      guest: guest({ devices: disk(image, vda, "cache='unsafe'") }),
      before: { [image]: "virtio-blk-pci; threads; page cache; flushes dropped; main loop" },
      after: {
        "Use cache='none' on 'vda' (its storage must support O_DIRECT)": {
          [image]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
        "Use cache='writeback' on 'vda' (every flush then waits for the storage)": {
          [image]: "virtio-blk-pci; threads; page cache; main loop",
        },
      },
    },
  },

  "domain/disk-io-threads": {
    "a volume that has O_DIRECT": {
      guest: guest({ devices: disk(volume, vda, "cache='none' io='threads'") }),
      before: { [volume]: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      after: {
        "Use io='native' on disk 'vda'": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
    "a volume behind the page cache": {
      guest: guest({ devices: disk(volume, vda, "cache='writeback'") }),
      before: { [volume]: "virtio-blk-pci; threads; page cache; main loop" },
      after: {
        "Use io='native' on disk 'vda' (with cache='none', giving up the host's page cache)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/disk-file-io-threads": {
    "a raw image": {
      guest: guest({ devices: disk(image, vda, "cache='none'") }),
      before: { [image]: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      after: {
        "Use io='io_uring' on disk 'vda' (the host must allow io_uring)": {
          [image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
        "Use io='native' on disk 'vda' (only for fully allocated images)": {
          [image]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
    "a qcow2 image that passes discards on": {
      guest: guest({
        devices: disk(qcow2Image, vda, "cache='none' discard='unmap'", { type: "qcow2" }),
      }),
      before: { [qcow2Image]: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      after: {
        "Use io='io_uring' on disk 'vda' (the host must allow io_uring)": {
          [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
        "Use io='native' on disk 'vda' (only for fully allocated images)": {
          [qcow2Image]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/disk-bus-emulated": {
    "an IDE disk with an address and a WWN, neither of which a virtio disk may have": {
      guest: guest({
        machine: "pc-i440fx-7.2",
        devices: disk(image, hda, native, {
          rest: `      <serial>DB0001</serial>\n      <wwn>5000c50015ea71aa</wwn>\n${driveAddress}`,
        }),
      }),
      before: { [image]: "ide-hd; native; O_DIRECT; main loop" },
      after: {
        "Move 'hda' to the virtio bus as 'vda' (the guest sees another device; it needs the virtio-blk driver)":
          { [image]: "virtio-blk-pci; native; O_DIRECT; main loop" },
      },
    },
    "a SATA disk beside a virtio disk whose name is taken": {
      guest: guest({
        devices:
          disk(volume, sata, native, { rest: driveAddress }) +
          disk(image, vda, `${native} iothread='1'`),
        extra: oneIothread,
      }),
      before: {
        [volume]: "ide-hd; native; O_DIRECT; main loop",
        [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
      },
      after: {
        "Move 'sda' to the virtio bus as 'vdb' (the guest sees another device; it needs the virtio-blk driver)":
          {
            [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
            [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
          },
      },
    },
  },

  "domain/scsi-controller-lsi": {
    "an lsilogic controller with an address": {
      guest: guest({
        machine: "pc-i440fx-7.2",
        devices: `${disk(volume, scsi, native, { rest: driveAddress })}    <controller type='scsi' index='0' model='lsilogic'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x05' function='0x0'/>
    </controller>
`,
      }),
      before: { [volume]: "scsi-hd on lsi; native; O_DIRECT; main loop" },
      after: {
        [toVirtioScsi]: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
    "a controller without a model": {
      guest: guest({
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0'/>\n`,
      }),
      before: { [volume]: "scsi-hd on lsi; native; O_DIRECT; main loop" },
      after: {
        [toVirtioScsi]: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
    "no controller, and a disk whose name says that it is SCSI": {
      guest: guest({ devices: disk(volume, "dev='sda'", native) }),
      before: { [volume]: "scsi-hd on lsi; native; O_DIRECT; main loop" },
      after: {
        [toVirtioScsi]: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
  },

  "domain/disk-iothread-missing": {
    "two disks and no iothread": {
      guest: guest({
        devices: disk(image, vda, native) + disk(secondImage, vdb, native),
      }),
      before: {
        [image]: "virtio-blk-pci; native; O_DIRECT; main loop",
        [secondImage]: "virtio-blk-pci; native; O_DIRECT; main loop",
      },
      after: {
        "Attach disks 'vda' and 'vdb' to iothread 1": {
          [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
          [secondImage]: "virtio-blk-pci; native; O_DIRECT; iothread1",
        },
      },
    },
    "one of two disks": {
      guest: guest({
        extra: oneIothread,
        devices: disk(image, vda, `${native} iothread='1'`) + disk(secondImage, vdb, native),
      }),
      before: {
        [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
        [secondImage]: "virtio-blk-pci; native; O_DIRECT; main loop",
      },
      after: {
        "Attach disk 'vdb' to iothread 1": {
          [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
          [secondImage]: "virtio-blk-pci; native; O_DIRECT; iothread1",
        },
      },
    },
  },

  "domain/scsi-controller-iothread-missing": {
    "a virtio-scsi controller": {
      guest: guest({ devices: disk(volume, scsi, native) + virtioScsi }),
      before: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      after: {
        "Attach SCSI controller 0 to iothread 1": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; iothread1",
        },
      },
    },
    "a virtio-scsi controller that has a <driver>": {
      guest: guest({
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver queues='4'/>
    </controller>
`,
      }),
      before: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      after: {
        "Attach SCSI controller 0 to iothread 1": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; iothread1",
        },
      },
    },
  },

  "domain/iothread-unused": {
    "the only one": {
      guest: guest({ extra: oneIothread, devices: disk(volume, vda, native) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" },
      after: {
        "Attach disk 'vda' to iothread 1": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1",
        },
      },
    },
    "one too many": {
      guest: guest({
        extra: twoIothreads,
        devices: disk(volume, vda, `${native} iothread='1'`),
      }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1" },
      after: {
        "Remove iothread 2": { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1" },
      },
    },
  },

  "domain/iothread-undefined": {
    "none is defined": {
      guest: guest({ devices: disk(volume, vda, `${native} iothread='3'`) }),
      before: /Disk iothread '3' not defined in iothreadid/,
      after: {
        "Define iothread 3": { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread3" },
      },
    },
    "another one is defined": {
      guest: guest({
        extra: oneIothread,
        devices: disk(volume, vda, `${native} iothread='3'`),
      }),
      before: /Disk iothread '3' not defined in iothreadid/,
      after: {
        "Use iothread 1": { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1" },
        "Define iothread 3": { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread3" },
      },
    },
    "others are listed": {
      guest: guest({
        extra: `${twoIothreads}  <iothreadids>
    <iothread id='4'/>
    <iothread id='5'/>
  </iothreadids>
`,
        devices: disk(volume, vda, `${native} iothread='3'`),
      }),
      before: /Disk iothread '3' not defined in iothreadid/,
      after: {
        "Define iothread 3": { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread3" },
      },
    },
  },

  "domain/disk-iothread-unsupported": {
    "a disk on a virtio-scsi controller": {
      guest: guest({
        extra: oneIothread,
        devices: disk(volume, scsi, `${native} iothread='1'`) + virtioScsi,
      }),
      before: /IOThreads not available for bus scsi target sda/,
      after: {
        "Move iothread 1 from 'sda' to SCSI controller 0": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; iothread1",
        },
      },
    },
    "a SATA disk": {
      guest: guest({
        extra: oneIothread,
        devices: disk(volume, sata, `${native} iothread='1'`),
      }),
      before: /IOThreads not available for bus sata target sda/,
      after: {
        "Remove the iothread from 'sda'": { [volume]: "ide-hd; native; O_DIRECT; main loop" },
      },
    },
  },

  "domain/scsi-controller-iothread-unsupported": {
    "an lsilogic controller": {
      guest: guest({
        extra: oneIothread,
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0' model='lsilogic'>
      <driver iothread='1'/>
    </controller>
`,
      }),
      before: /'iothread' attribute only supported for virtio scsi controllers/,
      after: {
        "Remove the iothread from SCSI controller 0": {
          [volume]: "scsi-hd on lsi; native; O_DIRECT; main loop",
        },
        "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the driver)":
          { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; iothread1" },
      },
    },
  },
};
