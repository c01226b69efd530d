import { interfaceVhostDisabled } from "../../../server/src/core/rules/domain/interface-vhost-disabled.js";
import { testRule } from "../../support/test-rule.js";

testRule(interfaceVhostDisabled, {
  valid: {
    "no driver": `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    vhost: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='vhost'/>
    </interface>
  </devices>
</domain>`,
    "no model, where libvirt takes virtio and reads no driver": `
<domain type='kvm'>
  <os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>
  <devices>
    <interface type='bridge'><source bridge='br0'/><driver name='qemu'/></interface>
  </devices>
</domain>`,
    "user networking": `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='user'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='qemu'/>
    </interface>
  </devices>
</domain>`,
    "receive-side scaling in QEMU": `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='qemu' rss='on'/>
    </interface>
  </devices>
</domain>`,
    emulation: `
<domain type='qemu'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='qemu'/>
    </interface>
  </devices>
</domain>`,
  },
  invalid: {
    "nothing else": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='qemu'/>
                    ^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
    "other settings": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver name='qemu' queues='4'/>
                    ^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
      <driver queues='4'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
