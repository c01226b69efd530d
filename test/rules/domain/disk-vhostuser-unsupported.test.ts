import { diskVhostuserUnsupported } from "../../../server/src/core/rules/domain/disk-vhostuser-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, type = "vhostuser"): string =>
  `<domain type='kvm'><devices><disk type='${type}'>${inside}</disk></devices></domain>`;

testRule(diskVhostuserUnsupported, {
  valid: {
    "what libvirt takes": disk("<driver name='qemu' type='raw' queues='4' queue_size='256'/>"),
    "no driver": disk(""),
    "cache='default'": disk("<driver cache='default'/>"),
    "another type": disk("<driver cache='none' io='native' discard='unmap'/>", "block"),
  },
  invalid: {
    "everything that libvirt refuses": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='vhostuser'>
      <driver name='qemu' type='raw' cache='none' io='native' ioeventfd='on' copy_on_read='off' discard='unmap' iothread='1' detect_zeroes='off' queues='4'/>
                                            ^^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='vhostuser'>
      <driver name='qemu' type='raw' queues='4'/>
    </disk>
  </devices>
</domain>`,
    },
    "what stands beside the driver": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='vhostuser'>
      <target dev='vda'/>
      <iotune><total_iops_sec>9</total_iops_sec></iotune>
       ^^^^^^
      <vendor>a</vendor>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='vhostuser'>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
