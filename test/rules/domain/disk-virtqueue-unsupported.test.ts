import { diskVirtqueueUnsupported } from "../../../server/src/core/rules/domain/disk-virtqueue-unsupported.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskVirtqueueUnsupported, {
  valid: {
    "a copy's destination, which has no target":
      "<disk type='file'><driver queues='2'/><source file='/a'/></disk>",
    "a virtio disk":
      "<domain type='kvm'><devices><disk><driver queues='4' packed='on'/><target dev='vda'/></disk></devices></domain>",
    "a bus that is not known yet":
      "<domain type='kvm'><devices><disk><driver queues='4'/><target dev='a' bus='virt'/></disk></devices></domain>",
    "a SATA disk without":
      "<domain type='kvm'><devices><disk><driver cache='none'/><target dev='sda' bus='sata'/></disk></devices></domain>",
  },
  invalid: {
    "several settings": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' queues='4' io='native' event_idx='off'/>
                                  ^
      <target dev='sda' bus='sata'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' io='native'/>
      <target dev='sda' bus='sata'/>
    </disk>
  </devices>
</domain>`,
    },
    "a queue size on a bus that follows from the name": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu' queue_size='128'/>
                                      ^^^
      <target dev='sda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk>
      <driver name='qemu'/>
      <target dev='sda'/>
    </disk>
  </devices>
</domain>`,
    },
  },
});
