import { diskScsiDetour } from "../../../server/src/core/rules/domain/disk-scsi-detour.js";
import { testRule } from "../../support/test-rule.js";

const controller = "<controller type='scsi' index='0' model='virtio-scsi'/>";
const guest = (disks: string, hba = controller): string =>
  `<domain type='kvm'><devices>${disks}${hba}</devices></domain>`;
const block = "<disk type='block'><driver type='raw'/><target dev='sda'/></disk>";

testRule(diskScsiDetour, {
  valid: {
    "an emulated controller": guest(block, ""),
    "an image file": guest("<disk type='file'><target dev='sda'/></disk>"),
    "SCSI's own commands": guest("<disk type='block' device='lun'><target dev='sda'/></disk>"),
    "many disks": guest(block + "<disk><target dev='vda'/></disk>".repeat(8)),
  },
  invalid: {
    "one disk": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <driver type='raw'/>
      <target dev='sda' bus='scsi'/>
                             ^^^^
      <address type='drive' unit='0'/>
    </disk>
    ${controller}
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <driver type='raw'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    ${controller}
  </devices>
</domain>`,
    },
  },
});
