import { diskIoIgnored } from "../../../server/src/core/rules/domain/disk-io-ignored.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes: string): string =>
  `<domain type='kvm'><devices><disk ${attributes}>${inside}</disk></devices></domain>`;

testRule(diskIoIgnored, {
  valid: {
    "a file": disk("<driver io='threads'/>", "type='file'"),
    "a block device": disk("<driver cache='none' io='native'/>", "type='block'"),
    "a volume, which may be local": disk("<driver io='threads'/>", "type='volume'"),
    "a network disk without io": disk("<driver cache='none'/>", "type='network'"),
    "a network CD-ROM": disk("<driver io='threads'/>", "type='network' device='cdrom'"),
    "what libvirt refuses for its cache mode": disk("<driver io='native'/>", "type='network'"),
    "a LUN of virtio-blk": disk(
      "<driver io='threads'/><target dev='vda'/>",
      "type='block' device='lun'",
    ),
    "a guest that Nova writes": `<domain type='kvm'>
  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>
  <devices><disk type='network'><driver cache='none' io='native'/></disk></devices>
</domain>`,
  },
  invalid: {
    "several disks are one finding": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='network'><driver name='qemu' cache='writeback' io='threads'/></disk>
                                                                   ^^^^^^^
    <disk type='nvme'><driver cache='none' io='native' discard='unmap'/></disk>
    <disk type='block' device='lun'><driver io='io_uring'/><target dev='sda' bus='scsi'/></disk>
    <disk type='file'><driver io='threads'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='network'><driver name='qemu' cache='writeback'/></disk>
    <disk type='nvme'><driver cache='none' discard='unmap'/></disk>
    <disk type='block' device='lun'><driver/><target dev='sda' bus='scsi'/></disk>
    <disk type='file'><driver io='threads'/></disk>
  </devices>
</domain>`,
    },
    "a target that QEMU reaches by itself": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver io='threads'/><source pool='p' volume='unit:0:0:1' mode='direct'/></disk></devices>
                                           ^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='volume'><driver/><source pool='p' volume='unit:0:0:1' mode='direct'/></disk></devices>
</domain>`,
    },
  },
});
