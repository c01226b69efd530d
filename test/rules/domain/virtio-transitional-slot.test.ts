import { virtioTransitionalSlot } from "../../../server/src/core/rules/domain/virtio-transitional-slot.js";
import { testRule } from "../../support/test-rule.js";

const guest = (devices: string, machine = "q35"): string =>
  `<domain type='kvm'><os><type machine='${machine}'>hvm</type></os><devices>${devices}</devices></domain>`;

testRule(virtioTransitionalSlot, {
  valid: {
    "a machine without PCI Express": guest(
      "<disk model='virtio-transitional'><target dev='vda'/></disk>",
      "pc-i440fx-7.2",
    ),
    "the new kind": guest("<disk model='virtio-non-transitional'><target dev='vda'/></disk>"),
  },
  invalid: {
    "each kind of device": {
      text: `
<domain type='kvm'>
  <os><type machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk model='virtio-transitional'>
                 ^^^^^^^^^^^^^^^^^^^
      <target dev='vda'/>
      <address type='pci' bus='0x02' slot='0x01'/>
    </disk>
    <controller type='scsi' model='virtio-transitional'/>
    <interface type='bridge'>
      <model type='virtio-transitional'/>
    </interface>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <os><type machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk model='virtio'>
      <target dev='vda'/>
    </disk>
    <controller type='scsi' model='virtio-scsi'/>
    <interface type='bridge'>
      <model type='virtio'/>
    </interface>
  </devices>
</domain>`,
    },
  },
});
