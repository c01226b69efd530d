import { diskNativeThin } from "../../../server/src/core/rules/domain/disk-native-thin.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk${attributes}>${inside}</disk></devices></domain>`;
const native = "cache='none' io='native'";

testRule(diskNativeThin, {
  valid: {
    "a raw file, which may be allocated": disk(`<driver type='raw' ${native}/>`),
    "a raw file at the end of its chain": disk(`<driver type='raw' ${native}/><backingStore/>`),
    "a block device": disk(`<driver type='qcow2' ${native}/>`, " type='block'"),
    "another io": disk("<driver type='qcow2' cache='none' io='io_uring'/>"),
    "what libvirt refuses for its cache mode": disk("<driver type='qcow2' io='native'/>"),
    "read-only": disk(`<driver type='qcow2' ${native}/><readonly/>`),
    "a guest of oVirt, which allocates first": `<domain type='kvm' xmlns:ovirt-vm='http://ovirt.org/vm/1.0'>
  <metadata><ovirt-vm:vm/></metadata>
  <devices><disk><driver type='qcow2' cache='none' io='native'/></disk></devices>
</domain>`,
  },
  invalid: {
    "a qcow2 file": {
      text: `
<domain type='kvm'>
  <devices><disk><driver type='qcow2' cache='none' io='native'/></disk></devices>
                                                       ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver type='qcow2' cache='none' io='io_uring'/></disk></devices>
</domain>`,
    },
    "a file over a backing file": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver cache='none' io='native'/>
                               ^^^^^^
      <backingStore type='file'><format type='raw'/></backingStore>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver cache='none' io='io_uring'/>
      <backingStore type='file'><format type='raw'/></backingStore>
    </disk>
  </devices>
</domain>`,
    },
    "a target without io_uring": {
      settings: { target: { libvirt: "6.0" } },
      text: `
<domain type='kvm'>
  <devices><disk><driver type='qcow2' cache='none' io='native'/></disk></devices>
                                                       ^^^^^^
</domain>`,
      fixed: null,
    },
    "a raw image with discard": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' cache='none' io='native' discard='unmap'/>
                                                      ^^^^^^
      <source file='/a.img'/>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' cache='none' io='native' discard='ignore'/>
      <source file='/a.img'/>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
