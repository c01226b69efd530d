import { qemuCommandlineOverride } from "../../../server/src/core/rules/domain/qemu-commandline-override.js";
import { testRule } from "../../support/test-rule.js";

testRule(qemuCommandlineOverride, {
  valid: {
    "other arguments": `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:commandline><qemu:arg value='-S'/></qemu:commandline></domain>`,
    "in no namespace": `
<domain type='kvm'>
  <name>db</name>
  <qemu:commandline><qemu:arg value='-cpu'/></qemu:commandline>
</domain>`,
  },
  invalid: {
    "a processor, whose caches are no disk's": {
      text: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <qemu:commandline>
    <qemu:arg value='-cpu'/>
                     ^^^^
    <qemu:arg value='host,l3-cache=on'/>
  </qemu:commandline>
</domain>`,
      fixed: null,
    },
    "an iothread": {
      text: `
<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <qemu:commandline>
    <qemu:arg value='-object'/>
    <qemu:arg value='iothread,id=io1'/>
                     ^^^^^^^^^^^^^^^
    <qemu:arg value='-set'/>
    <qemu:arg value='device.virtio-disk0.num-queues=4'/>
  </qemu:commandline>
</domain>`,
      fixed: null,
    },
  },
});
