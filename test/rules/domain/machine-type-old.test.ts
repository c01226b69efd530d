import { machineTypeOld } from "../../../server/src/core/rules/domain/machine-type-old.js";
import { testRule } from "../../support/test-rule.js";

testRule(machineTypeOld, {
  valid: {
    "new enough": `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    "the newest": `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='q35'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    "a vendor's newer one": `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc-q35-rhel8.4.0'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    "a vendor's that has no newer one": `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc-i440fx-rhel7.6.0'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    "no disk": `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc-q35-4.2'>hvm</type></os>
</domain>`,
  },
  invalid: {
    q35: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='pc-q35-5.1'>hvm</type>
                                 ^^^^^^^^^^
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    },
    i440fx: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type machine='pc-i440fx-4.2'>hvm</type>
                   ^^^^^^^^^^^^^
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os>
    <type machine='pc'>hvm</type>
  </os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>`,
    },
    "Red Hat's": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc-q35-rhel8.3.0'>hvm</type></os>
                     ^^^^^^^^^^^^^^^^
  <devices><disk type='block'><source dev='/dev/vg0/db'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='q35'>hvm</type></os>
  <devices><disk type='block'><source dev='/dev/vg0/db'/><target dev='vda'/></disk></devices>
</domain>`,
    },
    "Ubuntu's": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc-i440fx-focal-hpb'>hvm</type></os>
                     ^^^^^^^^^^^^^^^^^^^
  <devices><disk type='block'><source dev='/dev/vg0/db'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <os><type machine='pc'>hvm</type></os>
  <devices><disk type='block'><source dev='/dev/vg0/db'/><target dev='vda'/></disk></devices>
</domain>`,
    },
  },
});
