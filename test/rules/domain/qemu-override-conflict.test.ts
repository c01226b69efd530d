import { qemuOverrideConflict } from "../../../server/src/core/rules/domain/qemu-override-conflict.js";
import { testRule } from "../../support/test-rule.js";

const namespace = "xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'";
const guest = (driver: string, alias: string, property: string): string =>
  `<domain type='kvm' ${namespace}><devices><disk><driver ${driver}/><target dev='vda'/></disk></devices><qemu:override><qemu:device alias='${alias}'><qemu:frontend><qemu:property ${property}/></qemu:frontend></qemu:device></qemu:override></domain>`;

testRule(qemuOverrideConflict, {
  valid: {
    "the same": guest("queues='2'", "virtio-disk0", "name='num-queues' type='unsigned' value='2'"),
    "the same, as QEMU says it": guest(
      "ioeventfd='on'",
      "virtio-disk0",
      "name='ioeventfd' type='bool' value='true'",
    ),
    "nothing in the driver": guest("", "virtio-disk0", "name='num-queues' value='2'"),
    "another device": guest("queues='4'", "virtio-disk1", "name='num-queues' value='2'"),
  },
  invalid: {
    "another number of queues, and another iothread": {
      text: `
<domain type='kvm' ${namespace}>
  <devices>
    <disk>
      <driver name='qemu' iothread='1' queues='4'/>
      <target dev='vda'/>
      <alias name='ua-data'/>
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver queues='4'/>
    </controller>
  </devices>
  <qemu:override>
    <qemu:device alias='ua-data'>
      <qemu:frontend>
        <qemu:property name='num-queues' type='unsigned' value='2'/>
                                                                ^
        <qemu:property name='iothread' type='string' value='iothread2'/>
                                                            ^^^^^^^^^
      </qemu:frontend>
    </qemu:device>
    <qemu:device alias='scsi0'>
      <qemu:frontend>
        <qemu:property name='num_queues' type='unsigned' value='8'/>
                                                                ^
      </qemu:frontend>
    </qemu:device>
  </qemu:override>
</domain>`,
      fixed: null,
    },
  },
});
