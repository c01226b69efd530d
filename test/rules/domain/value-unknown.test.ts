import { valueUnknown } from "../../../server/src/core/rules/domain/value-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(valueUnknown, {
  valid: {
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
