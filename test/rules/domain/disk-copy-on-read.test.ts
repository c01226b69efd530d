import { diskCopyOnRead } from "../../../server/src/core/rules/domain/disk-copy-on-read.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk${attributes}>${inside}</disk></devices></domain>`;

testRule(diskCopyOnRead, {
  valid: {
    off: disk("<driver copy_on_read='off'/>"),
    "a backing file somewhere else": disk(
      "<driver type='qcow2' copy_on_read='on'/><backingStore type='network'><format type='raw'/></backingStore>",
    ),
    "a vhost-user disk, where another rule reports it": disk(
      "<driver copy_on_read='on'/>",
      " type='vhostuser'",
    ),
  },
  invalid: {
    "a local image": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' type='qcow2' copy_on_read='on'/>
                                                     ^^
      <backingStore type='file'><format type='raw'/></backingStore>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' type='qcow2'/>
      <backingStore type='file'><format type='raw'/></backingStore>
    </disk>
  </devices>
</domain>`,
    },
    "disks for which libvirt refuses it": {
      text: `
<domain type='kvm'>
  <devices>
    <disk device='cdrom'><driver copy_on_read='on'/></disk>
                                               ^^
    <disk device='lun'><driver copy_on_read='on'/></disk>
                                             ^^
    <disk><driver copy_on_read='on'/><readonly/></disk>
                                ^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk device='cdrom'><driver/></disk>
    <disk device='lun'><driver/></disk>
    <disk><driver/><readonly/></disk>
  </devices>
</domain>`,
    },
  },
});
