import { interfaceDriverIgnored } from "../../../server/src/core/rules/domain/interface-driver-ignored.js";
import { testRule } from "../../support/test-rule.js";

testRule(interfaceDriverIgnored, {
  valid: {
    virtio: `
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
    "no settings": `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='e1000'/>
      <driver/>
    </interface>
  </devices>
</domain>`,
    "a device of the host": `
<domain type='kvm'>
  <name>db</name>
  <devices><interface type='hostdev'><driver name='vfio'/></interface></devices>
</domain>`,
  },
  invalid: {
    e1000: {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='e1000'/>
      <driver name='vhost' queues='4'/>
       ^^^^^^
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
      <model type='e1000'/>
    </interface>
  </devices>
</domain>`,
    },
    "no model, where libvirt then takes virtio": {
      text: `
<domain type='kvm'>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices>
    <interface type='bridge'>
      <source bridge='br0'/>
      <driver name='qemu' queues='4'/>
       ^^^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices>
    <interface type='bridge'>
      <source bridge='br0'/>
    </interface>
  </devices>
</domain>`,
    },
    "no model, where the host's QEMU decides": {
      text: `
<domain type='kvm'>
  <os><type arch='ppc64le' machine='pseries'>hvm</type></os>
  <devices>
    <interface type='bridge'>
      <source bridge='br0'/>
      <driver name='qemu' queues='4'/>
       ^^^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os><type arch='ppc64le' machine='pseries'>hvm</type></os>
  <devices>
    <interface type='bridge'>
      <source bridge='br0'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
