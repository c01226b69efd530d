import type { FixCases } from "./fix-case.js";
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
  volume,
} from "../slow-guests.js";

const oneIothread = "  <iothreads>1</iothreads>\n";
const toVirtioScsi =
  "Make SCSI controller 0 a virtio-scsi one (the guest sees another controller; it needs the virtio-scsi driver)";

/** Rules about the bus that a disk is on, and its controller. */
export const busAndControllerCases: FixCases = {
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
};
