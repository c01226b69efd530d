import { ioeventfdOff } from "../../../server/src/core/rules/domain/ioeventfd-off.js";
import { testRule } from "../../support/test-rule.js";

const guest = (devices: string): string =>
  `<domain type='kvm'><devices>${devices}</devices></domain>`;

testRule(ioeventfdOff, {
  valid: {
    "set past libvirt":
      "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices><disk type='file'><driver ioeventfd='off'/><target dev='vda'/></disk></devices><qemu:override><qemu:device alias='virtio-disk0'><qemu:frontend><qemu:property name='ioeventfd' type='string' value='on'/></qemu:frontend></qemu:device></qemu:override></domain>",
    "on, and not written": guest(
      "<disk><driver ioeventfd='on'/><target dev='vda'/></disk><disk><driver/><target dev='vdb'/></disk>",
    ),
    "a bus without it": guest(
      "<disk><driver ioeventfd='off'/><target dev='sda' bus='sata'/></disk>",
    ),
    "a vhost-user disk": guest(
      "<disk type='vhostuser'><driver ioeventfd='off'/><target dev='vda'/></disk>",
    ),
    "a controller without it": guest(
      "<controller type='scsi' model='lsilogic'><driver ioeventfd='off'/></controller>",
    ),
    "an emulated network interface": guest(
      "<interface><model type='e1000e'/><driver ioeventfd='off'/></interface>",
    ),
  },
  invalid: {
    "disk, controller and network interface": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu' ioeventfd='off' event_idx='on'/><target dev='vda'/></disk>
                                         ^^^
    <controller type='scsi' model='virtio-scsi'><driver queues='4' ioeventfd='off'/></controller>
                                                                              ^^^
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <model type='virtio'/>
      <driver ioeventfd='off'/>
                         ^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver name='qemu' event_idx='on'/><target dev='vda'/></disk>
    <controller type='scsi' model='virtio-scsi'><driver queues='4'/></controller>
    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <model type='virtio'/>
      <driver/>
    </interface>
  </devices>
</domain>`,
    },
    "beside an iothread, where QEMU does not start": {
      text: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices><disk><driver ioeventfd='off' iothread='1'/><target dev='vda'/></disk></devices>
                                    ^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
    },
  },
});
