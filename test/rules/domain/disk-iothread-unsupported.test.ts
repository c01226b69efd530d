import { diskIothreadUnsupported } from "../../../server/src/core/rules/domain/disk-iothread-unsupported.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskIothreadUnsupported, {
  valid: {
    virtio:
      "<domain type='kvm'><devices><disk><driver iothread='1'/><target bus='virtio'/></disk></devices></domain>",
    "no iothread":
      "<domain type='kvm'><devices><disk><driver/><target bus='sata'/></disk></devices></domain>",
  },
  invalid: {
    sata: {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='sda' bus='sata'/></disk>
                                        ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu'/><target dev='sda' bus='sata'/></disk>
  </devices>
</domain>`,
    },
    "virtio-scsi: the controller takes it": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='sda' bus='scsi'/></disk>
                                        ^
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver queues='4'/>
    </controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu'/><target dev='sda' bus='scsi'/></disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver iothread='1' queues='4'/>
    </controller>
  </devices>
</domain>`,
    },
    "virtio-scsi with an iothread of its own": {
      text: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='sda'/></disk>
                            ^
    <controller type='scsi' model='virtio-scsi'><driver iothread='2'/></controller>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver/><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver iothread='2'/></controller>
  </devices>
</domain>`,
    },
    "an iothread that is not defined is not moved": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver iothread='1'/><target dev='sda'/></disk>
                            ^
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver/><target dev='sda'/></disk>
    <controller type='scsi' model='virtio-scsi'/>
  </devices>
</domain>`,
    },
    "an LSI controller takes none": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver iothread='1'/><target dev='sda'/></disk>
                            ^
    <controller type='scsi'/>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver/><target dev='sda'/></disk>
    <controller type='scsi'/>
  </devices>
</domain>`,
    },
  },
});
