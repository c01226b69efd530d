import { disk, guest, native, qcow2Image, scsi, vda, virtioScsi, volume } from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const tables = (kibibytes: number): string => `        <metadata_cache>
          <max_size unit='KiB'>${kibibytes.toString()}</max_size>
        </metadata_cache>
`;

/** Where a disk's data are, and what of that QEMU is told. */
export const diskSourceCases: FixCases = {
  "domain/disk-io-ignored": {
    "an RBD image": {
      guest: guest({
        devices: `    <disk type='network' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source protocol='rbd' name='vms/database'>
        <host name='ceph1'/>
      </source>
      <target ${vda}/>
    </disk>
`,
      }),
      before: { database: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      after: {
        "Remove io from disk 'vda'": { database: "virtio-blk-pci; threads; O_DIRECT; main loop" },
      },
    },
  },

  "domain/disk-vhostuser-unsupported": {
    "a disk with a cache mode and AIO": {
      guest: guest({
        extra:
          "  <memoryBacking>\n    <source type='memfd'/>\n    <access mode='shared'/>\n  </memoryBacking>\n",
        devices: `    <disk type='vhostuser' device='disk' snapshot='no'>
      <driver name='qemu' type='raw' cache='none' io='native' queues='4'/>
      <source type='unix' path='/run/spdk/database.sock'/>
      <target ${vda}/>
    </disk>
`,
      }),
      before: /cache is not supported with vhostuser disk/,
      after: { "Remove 'cache' and 'io' from 'vda'": {} },
    },
  },

  "domain/scsi-controller-emulated": {
    "a SAS controller": {
      guest: guest({
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0' model='lsisas1068'/>\n`,
      }),
      before: { [volume]: "scsi-hd on mptsas1068; native; O_DIRECT; main loop" },
      after: {
        "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)":
          { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
    "one that QEMU does not have": {
      guest: guest({
        devices: `${disk(volume, scsi, native)}    <controller type='scsi' index='0' model='buslogic'/>\n`,
      }),
      before: /Unsupported controller model: buslogic/,
      after: {
        "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)":
          { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
  },

  "domain/disk-lun-passthrough": {
    "a LUN": {
      guest: guest({
        devices:
          disk(volume, scsi, native).replace("device='disk'", "device='lun' sgio='filtered'") +
          virtioScsi,
      }),
      before: { [volume]: "scsi-block on virtio-scsi-pci; native; O_DIRECT; main loop" },
      after: {
        "Use device='disk' for 'sda' (the guest sees QEMU's SCSI disk and can send the device no commands of its own)":
          { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      },
    },
  },

  "domain/disk-metadata-cache-small": {
    "a qcow2 image": {
      guest: guest({
        devices: withDriverContent(
          disk(qcow2Image, vda, "cache='none' io='io_uring'", { type: "qcow2" }),
          tables(512),
        ),
      }),
      before: {
        [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; 512 KiB of tables; main loop",
      },
      after: {
        "Remove the limit of 512 KiB from 'vda'": {
          [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/disk-metadata-cache-unsupported": {
    "a volume": {
      guest: guest({ devices: withDriverContent(disk(volume, vda, native), tables(8192)) }),
      before: /metadata cache max size control is supported only with qcow2 images/,
      after: {
        "Remove the metadata cache from 'vda'": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },

  "domain/disk-source-mismatch": {
    "a volume as a file": {
      guest: guest({
        devices: disk(volume, vda, native).replace("'block'", "'file'").replace("dev=", "file="),
      }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; a device as a file; main loop" },
      after: {
        "Make 'vda' a disk of type 'block'": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
    "an image as a device": {
      guest: guest({
        devices: disk(qcow2Image, vda, "cache='none' io='io_uring'", { type: "qcow2" })
          .replace("'file'", "'block'")
          .replace("file=", "dev="),
      }),
      before: {
        [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; a file as a device; main loop",
      },
      after: {
        "Make 'vda' a disk of type 'file'": {
          [qcow2Image]: "virtio-blk-pci; io_uring; O_DIRECT; main loop",
        },
      },
    },
  },
};

/** The disk with elements inside its `<driver>`. */
function withDriverContent(text: string, content: string): string {
  return text.replace(/(<driver [^>]*)\/>\n/, `$1>\n${content}      </driver>\n`);
}
