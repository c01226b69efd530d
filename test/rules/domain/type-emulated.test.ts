import { typeEmulated } from "../../../server/src/core/rules/domain/type-emulated.js";
import { testRule } from "../../support/test-rule.js";

testRule(typeEmulated, {
  valid: {
    KVM: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    "another architecture": `
<domain type='qemu'>
  <name>db</name>
  <os><type arch='aarch64'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    "no network": `
<domain type='qemu'>
  <name>db</name>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    "no disk": `
<domain type='qemu'>
  <name>db</name>
  <devices><interface type='user'/></devices>
</domain>`,
  },
  invalid: {
    x86: {
      text: `
<domain type='qemu'>
              ^^^^
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
