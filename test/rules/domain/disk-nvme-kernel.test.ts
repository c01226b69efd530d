import { diskNvmeKernel } from "../../../server/src/core/rules/domain/disk-nvme-kernel.js";
import { testRule } from "../../support/test-rule.js";

const disk = (device: string): string =>
  `<domain type='kvm'><devices><disk type='block'><source dev='${device}'/><target dev='vda'/></disk></devices></domain>`;

testRule(diskNvmeKernel, {
  valid: {
    "a partition": disk("/dev/nvme0n1p2"),
    "a partition by name": disk("/dev/disk/by-id/nvme-Disk_1-part2"),
    "a logical volume": disk("/dev/vg0/a"),
  },
  invalid: {
    "a whole namespace": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><source dev='/dev/nvme0n1'/><target dev='vda'/></disk>
                                                                ^^^
    <disk type='block'><source dev='/dev/disk/by-id/nvme-Disk_2'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
