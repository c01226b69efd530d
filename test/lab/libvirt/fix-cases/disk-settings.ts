import {
  disk,
  guest,
  image,
  native,
  qcow2Image,
  scsi,
  vda,
  vdb,
  virtioScsi,
  volume,
} from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const fastest = { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" };
const limits = (inside: string): string => `      <iotune>\n${inside}      </iotune>\n`;

/** What is set for a single disk beside its cache and AIO. */
export const diskSettingCases: FixCases = {
  "domain/disk-cache-directsync": {
    "a volume": {
      guest: guest({ devices: disk(volume, vda, "cache='directsync' io='native'") }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; each write flushed; main loop" },
      after: { "Use cache='none' on 'vda' (the guest must send flushes)": fastest },
    },
  },

  "domain/disk-native-thin": {
    "a qcow2 image": {
      guest: guest({ devices: disk(qcow2Image, vda, native, { type: "qcow2" }) }),
      before: { [qcow2Image]: "virtio-blk-pci; native; O_DIRECT; main loop" },
      after: {
        "Use io='io_uring' on 'vda' (the host must allow io_uring)": {
          [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
        "Use io='threads' on 'vda' (every request then passes through a worker thread)": {
          [qcow2Image]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
    "a raw image that the guest may make holes in": {
      guest: guest({ devices: disk(image, vda, `${native} discard='unmap'`) }),
      before: { [image]: "virtio-blk-pci; native; O_DIRECT; main loop" },
      after: {
        "Use discard='ignore' on 'vda' (the host then gets no space back)": {
          [image]: "virtio-blk-pci; native; O_DIRECT; discards nothing; main loop",
        },
        "Use io='io_uring' on 'vda' (the host must allow io_uring)": {
          [image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
        "Use io='threads' on 'vda' (every request then passes through a worker thread)": {
          [image]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/ioeventfd-off": {
    "a disk": {
      guest: guest({ devices: disk(volume, vda, `${native} ioeventfd='off'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; no ioeventfd; main loop" },
      after: { "Remove ioeventfd from disk 'vda'": fastest },
    },
    "a controller with an iothread, with which QEMU does not start": {
      guest: guest({
        extra: "  <iothreads>1</iothreads>\n",
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver ioeventfd='off' iothread='1'/>
    </controller>
`,
      }),
      before: {
        [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; no ioeventfd; iothread1",
      },
      after: {
        "Remove ioeventfd from SCSI controller 0": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; iothread1",
        },
      },
    },
  },

  "domain/queue-size-invalid": {
    "between two powers of two": {
      guest: guest({ devices: disk(volume, vda, `${native} queue_size='300'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; ring of 300; main loop" },
      after: {
        "Use queue_size='256' on disk 'vda'": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; ring of 256; main loop",
        },
        "Remove queue_size from disk 'vda'": fastest,
      },
    },
    "too short": {
      guest: guest({ devices: disk(volume, vda, `${native} queue_size='2'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; ring of 2; main loop" },
      after: { "Remove queue_size from disk 'vda'": fastest },
    },
  },

  "domain/disk-detect-zeroes": {
    "unmap without discard, which is no more than on": {
      guest: guest({ devices: disk(volume, vda, `${native} detect_zeroes='unmap'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; zeroes detected: on; main loop" },
      after: { "Remove detect_zeroes from 'vda'": fastest },
    },
    "unmap with discard": {
      guest: guest({
        devices: disk(volume, vda, `${native} discard='unmap' detect_zeroes='unmap'`),
      }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; zeroes detected: unmap; main loop" },
      after: {
        "Remove detect_zeroes from 'vda' (zeroes that the guest writes then take up space)":
          fastest,
      },
    },
  },

  "domain/disk-copy-on-read": {
    "a qcow2 image": {
      guest: guest({
        devices: disk(qcow2Image, vda, "cache='none' copy_on_read='on'", { type: "qcow2" }),
      }),
      before: { [qcow2Image]: "virtio-blk-pci; threads; O_DIRECT; copy-on-read; main loop" },
      after: {
        "Remove copy_on_read from 'vda'": {
          [qcow2Image]: "virtio-blk-pci; threads; O_DIRECT; main loop",
        },
      },
    },
    "a read-only disk, for which libvirt refuses it": {
      guest: guest({
        devices: disk(image, vda, "copy_on_read='on'", { rest: "      <readonly/>\n" }),
      }),
      before: /copy_on_read is not compatible with read-only disk 'vda'/,
      after: {
        "Remove copy_on_read from 'vda'": {
          [image]: "virtio-blk-pci; threads; page cache; main loop",
        },
      },
    },
  },

  "domain/disk-single-queue": {
    "one queue by hand": {
      guest: guest({ devices: disk(volume, vda, `${native} queues='1'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; 1 queues; main loop" },
      after: {
        "Use queues='4' on disk 'vda' (the guest sees more queues)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; 4 queues; main loop",
        },
      },
    },
    "two disks and a controller": {
      guest: guest({
        machine: "pc-q35-5.1",
        devices: disk(volume, vda, native) + disk(image, scsi, native) + virtioScsi,
      }),
      before: {
        [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        [image]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop",
      },
      after: {
        "Use queues='4' on disk 'vda' and SCSI controller 0 (the guest sees more queues)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; 4 queues; main loop",
          [image]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 4 queues; main loop",
        },
      },
    },
  },

  "domain/disk-iotune-conflict": {
    "a total beside a part, which the schema refuses too": {
      guest: guest({
        devices: disk(volume, vda, native, {
          rest: limits(
            "        <total_iops_sec>5000</total_iops_sec>\n        <read_iops_sec>4000</read_iops_sec>\n",
          ),
        }),
      }),
      schema: /Relax-NG validity error/,
      before: /total and read\/write iops_sec cannot be set at the same time/,
      after: {
        "Keep total_iops_sec of 'vda' and drop read_iops_sec": fastest,
        "Keep read_iops_sec of 'vda' and drop total_iops_sec": fastest,
      },
    },
    "a group without a limit": {
      guest: guest({
        devices:
          disk(volume, vda, native, {
            rest: limits("        <group_name>gold</group_name>\n"),
          }) + disk(image, vdb, native),
      }),
      before: /group_name can be configured only together with settings/,
      after: { "Remove <iotune> from 'vda' (it then has no limit)": fastest },
    },
  },
};
