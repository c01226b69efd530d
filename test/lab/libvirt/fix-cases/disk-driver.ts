import type { FixCases } from "./fix-case.js";
import { disk, guest, image, qcow2Image, vda, vdb, volume } from "../slow-guests.js";

const needsDirect = /io='native' needs either no disk cache or directsync cache mode/;

/** Rules about a disk's `<driver>`: cache and AIO. */
export const diskDriverCases: FixCases = {
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
};
