import {
  disk,
  driveAddress,
  guest,
  hda,
  image,
  native,
  sata,
  scsi,
  vda,
  virtioScsi,
  volume,
} from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const onVirtio = { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" };
const onSata = { [volume]: "ide-hd; native; O_DIRECT; main loop" };

/** A controller of the given attributes with a `<driver>`. */
function controller(attributes: string, driver: string): string {
  return `    <controller type='scsi' index='0'${attributes}>
      <driver ${driver}/>
    </controller>
`;
}

/** A guest whose `<cpu>` stands before the clock. */
function withCpu(cpu: string, type = "qemu"): string {
  return guest({ devices: disk(volume, vda, native) })
    .replace("<domain type='qemu'>", `<domain type='${type}'>`)
    .replace("  <clock", `${cpu}  <clock`);
}

/** Rules about what the schema accepts and libvirt refuses. */
export const refusedCases: FixCases = {
  "domain/disk-virtqueue-unsupported": {
    "queues of a SATA disk": {
      guest: guest({ devices: disk(volume, sata, `${native} queues='4' packed='on'`) }),
      before: /only supported by virtio-blk/,
      after: { "Remove queues and packed from 'sda'": onSata },
    },
    "a queue size, which this libvirt ignores": {
      guest: guest({ devices: disk(volume, sata, `${native} queue_size='128'`) }),
      before: onSata,
      after: { "Remove queue_size from 'sda'": onSata },
    },
  },
  "domain/disk-property-unsupported": {
    "a world wide name": {
      guest: guest({
        devices: disk(volume, vda, native, { rest: "      <wwn>5000c50015ea71ac</wwn>\n" }),
      }),
      before: /Only ide and scsi disk support wwn/,
      after: { "Remove <wwn> from 'vda'": onVirtio },
    },
    "a rotation rate": {
      guest: guest({ devices: disk(volume, `${vda} rotation_rate='1'`, native) }),
      before: /rotation rate is only valid for SCSI\/IDE\/SATA bus/,
      after: { "Remove rotation_rate from 'vda'": onVirtio },
    },
    "a removable SATA disk": {
      guest: guest({ devices: disk(volume, `${sata} removable='on'`, native) }),
      before: /removable is only valid for usb disks/,
      after: { "Remove removable from 'sda'": onSata },
    },
    "a vendor": {
      guest: guest({
        devices: disk(volume, sata, native, { rest: "      <vendor>ATA</vendor>\n" }),
      }),
      before: /Only scsi disk supports vendor and product/,
      after: { "Remove <vendor> from 'sda'": onSata },
    },
    "a product": {
      guest: guest({
        devices: disk(volume, vda, native, { rest: "      <product>SSD</product>\n" }),
      }),
      before: /Only scsi disk supports vendor and product/,
      after: { "Remove <product> from 'vda'": onVirtio },
    },
  },
  "domain/disk-address-conflict": {
    "a virtio disk with a SCSI disk's address": {
      guest: guest({ devices: disk(volume, vda, native, { rest: driveAddress }) }),
      before: /virtio disk cannot have an address of type 'drive'/,
      after: { "Remove the address of 'vda'": onVirtio },
    },
    "a SCSI disk with a USB address": {
      guest: guest({
        devices:
          disk(volume, scsi, native, { rest: "      <address type='usb' bus='0' port='1'/>\n" }) +
          virtioScsi,
      }),
      before: /Invalid address type 'usb' for the disk 'sda'/,
      after: {
        "Remove the address of 'sda'": {
          [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },
  "domain/disk-bus-unsupported": {
    "IDE on q35": {
      guest: guest({ devices: disk(volume, hda, native) }),
      before: /IDE controllers are unsupported/,
      after: {
        "Move 'hda' to the virtio bus as 'vda' (the guest sees another device; it needs the virtio-blk driver)":
          onVirtio,
        "Move 'hda' to the SATA bus as 'sda' (the guest sees another device)": onSata,
      },
    },
    "a CD-ROM drive on virtio": {
      guest: guest({
        devices: disk(image, vda, "").replace("device='disk'", "device='cdrom'"),
      }),
      before: /does not support ejectable media/,
      after: {
        "Move 'vda' to the SATA bus as 'sda' (the guest sees another device)": {
          [image]: "ide-cd; threads; page cache; main loop",
        },
      },
    },
    "a CD-ROM drive on virtio, on a machine with IDE": {
      guest: guest({
        machine: "pc-i440fx-7.2",
        devices: disk(image, vda, "").replace("device='disk'", "device='cdrom'"),
      }),
      before: /does not support ejectable media/,
      after: {
        "Move 'vda' to the IDE bus as 'hda' (the guest sees another device)": {
          [image]: "ide-cd; threads; page cache; main loop",
        },
      },
    },
    "a read-only SATA disk": {
      guest: guest({ devices: disk(image, sata, "", { rest: "      <readonly/>\n" }) }),
      before: /readonly sata disks are not supported/,
      after: {
        "Move 'sda' to the virtio bus as 'vda' (the guest sees another device; it needs the virtio-blk driver)":
          { [image]: "virtio-blk-pci; threads; page cache; main loop" },
      },
    },
  },
  "domain/shared-memory-missing": {
    "a vhost-user disk": {
      guest: guest({
        devices: `    <disk type='vhostuser' device='disk'>
      <driver name='qemu' type='raw'/>
      <source type='unix' path='/run/spdk/db.sock'/>
      <target dev='vda' bus='virtio'/>
    </disk>
`,
      }),
      before: /'vhostuser' requires shared memory/,
      after: {
        "Share the guest's memory (processes that serve its devices can then map it)": {
          "virtio-disk0": "vhost-user-blk-pci",
        },
      },
    },
    "virtiofs with another source of the memory": {
      guest: guest({
        extra:
          "  <memoryBacking>\n    <source type='file'/>\n    <access mode='private'/>\n  </memoryBacking>\n",
        devices: `    <filesystem type='mount' accessmode='passthrough'>
      <driver type='virtiofs'/>
      <source dir='/srv'/>
      <target dir='srv'/>
    </filesystem>
`,
      }),
      before: /'virtiofs' requires shared memory/,
      after: {
        "Share the guest's memory (processes that serve its devices can then map it)": {
          fs0: "vhost-user-fs-pci",
        },
      },
    },
  },
  "domain/cpu-mode-unsupported": {
    emulation: {
      guest: withCpu("  <cpu mode='host-passthrough'/>\n"),
      before: /CPU mode 'host-passthrough' .* is not supported by hypervisor/,
      after: {
        "Use type='kvm' (the host must have /dev/kvm and the guest's architecture)": {
          cpu: "the host's own",
        },
        "Use mode='maximum' (the guest sees all that QEMU can emulate)": { cpu: "the host's own" },
      },
    },
  },
  "domain/cpu-cache-unsupported": {
    "passed through to a model": {
      guest: withCpu(`  <cpu mode='custom' match='exact'>
    <model>qemu64</model>
    <cache mode='passthrough'/>
  </cpu>
`),
      before: /can only be used with 'host-passthrough' \/ 'maximum' CPUs/,
      after: { "Remove <cache> (QEMU's default is an emulated one)": { cpu: "qemu64" } },
    },
    "one level passed through": {
      guest: withCpu(
        "  <cpu mode='maximum'>\n    <cache level='3' mode='passthrough'/>\n  </cpu>\n",
      ),
      before: /unsupported CPU cache level for mode 'passthrough'/,
      after: { "Remove <cache> (QEMU's default is an emulated one)": { cpu: "the host's own" } },
    },
    "another level emulated": {
      guest: withCpu("  <cpu mode='maximum'>\n    <cache level='2' mode='emulate'/>\n  </cpu>\n"),
      before: /can only be used with level='3'/,
      after: { "Remove <cache> (QEMU's default is an emulated one)": { cpu: "the host's own" } },
    },
  },
  "domain/numa-memnode-undefined": {
    "no cells": {
      guest: guest({
        devices: disk(volume, vda, native),
        extra:
          "  <numatune>\n    <memory mode='strict' nodeset='0'/>\n    <memnode cellid='0' mode='strict' nodeset='0'/>\n  </numatune>\n",
      }),
      before: /Element 'memnode' is invalid without any guest NUMA cells/,
      after: { "Remove <memnode> of cell 0": onVirtio },
    },
  },
  "domain/disk-target-duplicate": {
    "a copied disk": {
      guest: guest({ devices: disk(volume, vda, native) + disk(image, vda, native) }),
      before: /target 'vda' duplicated for disk sources/,
      after: {
        "Call this one 'vdb' (the guest may see it in another place)": {
          ...onVirtio,
          [image]: "virtio-blk-pci; native; O_DIRECT; main loop",
        },
      },
    },
  },
  "domain/boot-order-conflict": {
    both: {
      guest: guest({
        devices: disk(volume, vda, native, { rest: "      <boot order='1'/>\n" }),
      }),
      before: /per-device boot elements cannot be used together with os\/boot elements/,
      after: { "Keep the order of the devices and remove <boot> from <os>": onVirtio },
    },
  },
  "domain/scsi-controller-driver-unsupported": {
    "no model": {
      guest: guest({ devices: disk(volume, scsi, native) + controller("", "queues='4'") }),
      before: /'queues' is only supported by virtio-scsi controller/,
      after: {
        "Remove queues from SCSI controller 0": {
          [volume]: "scsi-hd on lsi; native; O_DIRECT; main loop",
        },
        "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)":
          { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 4 queues; main loop" },
      },
    },
  },
};
