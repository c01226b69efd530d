import { diskImageDuplicate } from "../../../server/src/core/rules/domain/disk-image-duplicate.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, target: string, file = "/a.img"): string =>
  `<disk type='file'><source file='${file}'>${inside}</source><target dev='${target}'/></disk>`;
const guest = (disks: string): string => `<domain type='kvm'><devices>${disks}</devices></domain>`;

testRule(diskImageDuplicate, {
  valid: {
    "two images": guest(disk("", "vda") + disk("", "vdb", "/b.img")),
    "two parts of one image": guest(
      disk("<slices><slice type='storage' offset='0' size='1'/></slices>", "vda") +
        disk("<slices><slice type='storage' offset='1' size='1'/></slices>", "vdb"),
    ),
    "a shared image": guest(
      "<disk type='block'><source dev='/dev/a'/><target dev='vda'/><shareable/></disk>".repeat(2),
    ),
    "two empty drives": guest("<disk device='cdrom'/><disk device='cdrom'/>"),
    "no source": guest("<disk/><disk/>"),
  },
  invalid: {
    "one image twice": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><source file='/a.img'/><target dev='vda'/></disk>
                                                          ^^^
    <disk type='file'><source file='/b.img'/><target dev='vdb'/></disk>
    <disk type='file'><source file='/a.img'/><target dev='vdc'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
