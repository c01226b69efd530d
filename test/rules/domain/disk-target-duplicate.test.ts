import { diskTargetDuplicate } from "../../../server/src/core/rules/domain/disk-target-duplicate.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskTargetDuplicate, {
  valid: {
    "two names":
      "<domain type='kvm'><devices><disk><target dev='vda'/></disk><disk><target dev='vdb'/></disk></devices></domain>",
    "no names": "<domain type='kvm'><devices><disk/><disk/></devices></domain>",
  },
  invalid: {
    "a copied disk": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='vda' bus='virtio'/></disk>
    <disk><target dev='vdb' bus='virtio'/></disk>
    <disk><target dev='vda' bus='virtio'/></disk>
                       ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='vda' bus='virtio'/></disk>
    <disk><target dev='vdb' bus='virtio'/></disk>
    <disk><target dev='vdc' bus='virtio'/></disk>
  </devices>
</domain>`,
    },
    "on two buses, with a place that is taken": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <disk><target dev='sdz' bus='sata'/><address type='drive' unit='1'/></disk>
    <disk><target dev='sda' bus='sata'/></disk>
                       ^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><target dev='sda' bus='scsi'/></disk>
    <disk><target dev='sdz' bus='sata'/><address type='drive' unit='1'/></disk>
    <disk><target dev='sdc' bus='sata'/></disk>
  </devices>
</domain>`,
    },
    "a name that is none": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><target dev='disk' bus='virtio'/></disk>
    <disk><target dev='disk' bus='virtio'/></disk>
                       ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
