import { iothreadMappingUnsupported } from "../../../server/src/core/rules/domain/iothread-mapping-unsupported.js";
import { testRule } from "../../support/test-rule.js";

const mapping = "<iothreads><iothread id='3'/><iothread id='1'/></iothreads>";

testRule(iothreadMappingUnsupported, {
  valid: {
    "an unknown target": `<domain type='kvm'><devices><disk><driver>${mapping}</driver><target dev='vda'/></disk></devices></domain>`,
  },
  invalid: {
    "a disk before libvirt 10.0": {
      settings: { target: { libvirt: "9.0" } },
      text: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk>
      <driver name='qemu' queues='4'>
        <iothreads>
         ^^^^^^^^^
          <iothread id='3'/>
          <iothread id='1'/>
        </iothreads>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk>
      <driver name='qemu' iothread='1' queues='4'>
      </driver>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "a controller before libvirt 11.2, where disks have them": {
      settings: { target: { libvirt: "11.1" } },
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver>${mapping}</driver><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver><iothreads><iothread id='1'/></iothreads></driver></controller>
                                                         ^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver>${mapping}</driver><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver iothread='1'></driver></controller>
  </devices>
</domain>`,
    },
    "a QEMU that is older than libvirt": {
      settings: { target: { libvirt: "10.0", qemu: "8.2" } },
      text: `
<domain type='kvm'>
  <devices><disk><driver iothread='1'>${mapping}</driver><target dev='vda'/></disk></devices>
                                       ^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver iothread='1'></driver><target dev='vda'/></disk></devices>
</domain>`,
    },
  },
});
