import { interfaceModelMissing } from "../../../server/src/core/rules/domain/interface-model-missing.js";
import { testRule } from "../../support/test-rule.js";

testRule(interfaceModelMissing, {
  valid: {
    virtio: `
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
    "a device of the host": `
<domain type='kvm'>
  <name>db</name>
  <devices><interface type='hostdev'/></devices>
</domain>`,
    "a machine on which libvirt takes virtio": `
<domain type='kvm'>
  <os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>
  <devices><interface type='user'/></devices>
</domain>`,
    "a board of Arm's": `
<domain type='kvm'>
  <os><type arch='aarch64' machine='virt'>hvm</type></os>
  <devices><interface type='user'/></devices>
</domain>`,
    "a machine on which the host's QEMU decides": `
<domain type='kvm'>
  <os><type arch='ppc64le' machine='pseries'>hvm</type></os>
  <devices><interface type='user'/></devices>
</domain>`,
    "another architecture": `
<domain type='kvm'>
  <name>db</name>
  <os><type arch='aarch64'>hvm</type></os>
  <devices><interface type='user'/></devices>
</domain>`,
  },
  invalid: {
    "behind the source": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
                     ^^^^^^
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
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
    "nothing inside": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='user'/>
                     ^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <interface type='user'>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
