import { diskPageCache } from "../../../server/src/core/rules/domain/disk-page-cache.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = "type='file'"): string =>
  `<domain type='kvm'><devices><disk ${attributes}>${inside}</disk></devices></domain>`;

testRule(diskPageCache, {
  valid: {
    none: disk("<driver cache='none'/>"),
    directsync: disk("<driver cache='directsync'/>"),
    "writethrough has a rule of its own": disk("<driver cache='writethrough'/>"),
    "unsafe has a rule of its own": disk("<driver cache='unsafe'/>"),
    "io='native' has a rule of its own": disk("<driver io='native'/>"),
    "shareable becomes none at start": disk("<driver/><shareable/>"),
    "a network disk, whose cache is not the host's": disk("<driver/>", "type='network'"),
    "a unit of what may be a remote target": disk(
      "<driver/><source pool='p' volume='unit:0:0:1'/>",
      "type='volume'",
    ),
    "a target that QEMU reaches by itself": disk(
      "<driver/><source pool='p' volume='v' mode='direct'/>",
      "type='volume'",
    ),
    "a volume that is not named": disk("<driver/><source pool='p'/>", "type='volume'"),
    "a volume that a template names": disk(
      "<driver/><source pool='p' volume='{{ volume }}'/>",
      "type='volume'",
    ),
    "a seed volume": disk("<driver/><source pool='p' volume='cloud-init.img'/>", "type='volume'"),
    cdrom: disk("<driver/>", "type='file' device='cdrom'"),
    floppy: disk("<driver/>", "type='file' device='floppy'"),
    "a LUN that is passed through": disk(
      "<driver/><target dev='sda' bus='scsi'/>",
      "type='block' device='lun'",
    ),
    "an image in memory": disk("<driver/><source file='/dev/shm/a.img'/>"),
    "read-only": disk("<driver/><readonly/>"),
    "a seed image": disk("<driver/><source file='/x/cloud-init.img'/>"),
    "a mode that a template fills in": disk("<driver cache='${cache}'/>"),
  },
  invalid: {
    "unset on a file": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><driver name='qemu' type='qcow2' discard='unmap'/></disk></devices>
                              ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='file'><driver name='qemu' type='qcow2' cache='none' discard='unmap'/></disk></devices>
</domain>`,
    },
    "writeback on a block device": {
      text: `
<domain type='kvm'>
  <devices><disk type='block'><driver cache='writeback'/></disk></devices>
                                             ^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='block'><driver cache='none'/></disk></devices>
</domain>`,
    },
    "a LUN on virtio, whose requests are QEMU's": {
      text: `
<domain type='kvm'>
  <devices><disk type='block' device='lun'><driver cache='writeback'/><target dev='vda' bus='virtio'/></disk></devices>
                                                          ^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='block' device='lun'><driver cache='none'/><target dev='vda' bus='virtio'/></disk></devices>
</domain>`,
    },
    "no driver and an unknown format: none is guessed": {
      text: `
<domain type='kvm'>
  <devices><disk><source file='/x/db'/><target dev='vda'/></disk></devices>
                                                    ^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver name='qemu' cache='none'/><source file='/x/db'/><target dev='vda'/></disk></devices>
</domain>`,
    },
    "several disks are one finding and one fix": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver type='raw'/></disk>
                       ^^^^^^
    <disk type='file' device='cdrom'><driver type='raw'/></disk>
    <disk type='block'><driver cache="default"/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver type='raw' cache='none'/></disk>
    <disk type='file' device='cdrom'><driver type='raw'/></disk>
    <disk type='block'><driver cache="none"/></disk>
  </devices>
</domain>`,
    },
    "a guest that KubeVirt writes": {
      text: `
<domain type="kvm">
  <metadata><kubevirt xmlns="http://kubevirt.io"></kubevirt></metadata>
  <devices><disk type="file"><driver cache="writeback"></driver></disk></devices>
                                            ^^^^^^^^^
</domain>`,
      fixed: null,
    },
    "a volume, of whatever pool": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver type='raw'/><source pool='p' volume='v'/></disk></devices>
                                ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='volume'><driver type='raw' cache='none'/><source pool='p' volume='v'/></disk></devices>
</domain>`,
    },
    "a target that the host logs in to": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver/><source pool='p' volume='unit:0:0:1' mode='host'/></disk></devices>
                                ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='volume'><driver cache='none'/><source pool='p' volume='unit:0:0:1' mode='host'/></disk></devices>
</domain>`,
    },
  },
});
