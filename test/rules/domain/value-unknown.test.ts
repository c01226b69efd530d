import { valueUnknown } from "../../../server/src/core/rules/domain/value-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(valueUnknown, {
  valid: {
    "numbers in the forms that libvirt reads": `
<domain type='kvm'>
  <uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7C:31:0A'/>
      <source bridge='br0'/>
      <address type='pci' domain='0x0000' bus='0' slot='1f' function='0x0'/>
    </interface>
    <serial type='pty'>
      <address type='isa' iobase='3f8' irq='5'/>
    </serial>
  </devices>
</domain>`,
    "white space, which does not count": `
<domain type='kvm'>
  <vcpu> 4
  </vcpu>
  <on_crash>
    restart
  </on_crash>
</domain>`,
    "free text": "<domain type='kvm'><name>any thing</name></domain>",
    placeholders: `
<domain type='kvm'>
  <vcpu>{{ vcpus }}</vcpu>
  <devices>
    <disk type='DISKTYPE'><driver cache='\${cache}' io='%s' queues='@N@'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    "a number in another base": `
<domain type='kvm'><devices><controller type='scsi' index='0x1'/></devices></domain>`,
    "what came in by 11.3":
      "<domain type='kvm'><devices><sound model='virtio'/></devices></domain>",
  },
  invalid: {
    "an address that is none": {
      text: `
<domain type='kvm'>
  <name>db</name>
  <devices>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31'/>
                    ^^^^^^^^^^^^^^
      <source bridge='br0'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x0g' function='0x0'/>
                                                           ^^^^
    </interface>
  </devices>
</domain>`,
      fixed: null,
    },
    "a slip, a wrong case, a synonym": {
      text: `
<domain type='kvm'>
  <features><kvm><hidden state='yes'/></kvm></features>
                                ^^^
  <on_reboot>Restart</on_reboot>
             ^^^^^^^
  <devices>
    <disk type="file"><driver cache="writback"/><target dev="vda" bus="VIRTIO"/></disk>
                                     ^^^^^^^^                          ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <features><kvm><hidden state='on'/></kvm></features>
  <on_reboot>restart</on_reboot>
  <devices>
    <disk type="file"><driver cache="writeback"/><target dev="vda" bus="virtio"/></disk>
  </devices>
</domain>`,
    },
    "words where libvirt wants a number, and numbers out of range": {
      text: `
<domain type='kvm'>
  <vcpu>four</vcpu>
        ^^^^
  <devices>
    <disk type='file'><driver queues='0'/><target dev='vda'/></disk>
                                      ^
  </devices>
</domain>`,
      fixed: null,
    },
    "nothing at all": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver cache=''/><target dev='vda'/></disk>
                              ^^^^^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "one that the target is too old for": {
      text: `
<domain type='kvm'>
  <devices><sound model='virtio'/></devices>
                         ^^^^^^
</domain>`,
      fixed: null,
      settings: { target: { libvirt: "9.0" } },
    },
  },
});
