import { queueSizeInvalid } from "../../../server/src/core/rules/domain/queue-size-invalid.js";
import { testRule } from "../../support/test-rule.js";

const disk = (size: string, target = "dev='vda'"): string =>
  `<domain type='kvm'><devices><disk><driver queue_size='${size}'/><target ${target}/></disk></devices></domain>`;
const nic = (driver: string, model = "virtio"): string =>
  `<domain type='kvm'><devices><interface type='bridge'><model type='${model}'/><driver ${driver}/></interface></devices></domain>`;

testRule(queueSizeInvalid, {
  valid: {
    "a size that is set past libvirt":
      "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices><disk type='file'><driver queue_size='300'/><target dev='vda'/></disk></devices><qemu:override><qemu:device alias='virtio-disk0'><qemu:frontend><qemu:property name='queue-size' type='string' value='256'/></qemu:frontend></qemu:device></qemu:override></domain>",
    "the least": disk("4"),
    "the most": disk("1024"),
    "0, which libvirt leaves out": disk("0"),
    "no number": disk("{{ size }}"),
    "a bus without it": disk("100", "dev='sda' bus='sata'"),
    "a network interface's least and most": nic("rx_queue_size='256' tx_queue_size='1024'"),
    "an emulated network interface": nic("rx_queue_size='100'", "e1000e"),
  },
  invalid: {
    "between two powers of two": {
      text: `
<domain type='kvm'>
  <devices><disk><driver queues='4' queue_size='300'/><target dev='vda'/></disk></devices>
                                                ^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver queues='4' queue_size='256'/><target dev='vda'/></disk></devices>
</domain>`,
    },
    "too long, and too short": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver queue_size='2048'/><target dev='vda'/></disk>
                              ^^^^
    <disk><driver name='qemu' queue_size='3'/><target dev='vdb'/></disk>
                                          ^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver queue_size='1024'/><target dev='vda'/></disk>
    <disk><driver name='qemu'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "a network interface": {
      text: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio-non-transitional'/>
      <driver name='vhost' rx_queue_size='128' tx_queue_size='1000'/>
                                          ^^^                 ^^^^
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <interface type='bridge'>
      <model type='virtio-non-transitional'/>
      <driver name='vhost' tx_queue_size='512'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
