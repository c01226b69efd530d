import type { FixCases } from "./fix-case.js";
import {
  disk,
  guest,
  image,
  native,
  sata,
  scsi,
  secondImage,
  vda,
  vdb,
  virtioScsi,
  volume,
} from "../slow-guests.js";

const oneIothread = "  <iothreads>1</iothreads>\n";
const twoIothreads = "  <iothreads>2</iothreads>\n";

/** Rules about iothreads. */
export const iothreadCases: FixCases = {
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
      before: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 4 queues; main loop" },
      after: {
        "Attach SCSI controller 0 to iothread 1": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 4 queues; iothread1",
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
