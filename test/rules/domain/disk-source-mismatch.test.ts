import { diskSourceMismatch } from "../../../server/src/core/rules/domain/disk-source-mismatch.js";
import { testRule } from "../../support/test-rule.js";

const disk = (type: string, source: string): string =>
  `<domain type='kvm'><devices><disk type='${type}'><source ${source}/></disk></devices></domain>`;

testRule(diskSourceMismatch, {
  valid: {
    "a file": disk("file", "file='/srv/a.img'"),
    "a device": disk("block", "dev='/dev/vg0/a.img'"),
    "a device under another name": disk("block", "dev='/rhev/data-center/mnt/blockSD/1/images/2'"),
    "a file in memory": disk("file", "file='/dev/shm/a.img'"),
    "the folder itself": disk("file", "file='/dev/'"),
    "no source": disk("file", ""),
  },
  invalid: {
    "a volume as a file, and a CD-ROM drive": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file' device='disk'><source file="/dev/vg0/a"/><target dev='vda'/></disk>
                                                  ^^^^^^^^^^
    <disk device='cdrom'><source file='/dev/sr0'/><target dev='sda'/></disk>
                                       ^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'><source dev="/dev/vg0/a"/><target dev='vda'/></disk>
    <disk type='block' device='cdrom'><source dev='/dev/sr0'/><target dev='sda'/></disk>
  </devices>
</domain>`,
    },
    "an image as a device": {
      text: `
<domain type='kvm'>
  <devices><disk type='block'><source dev='/srv/a.qcow2'/></disk></devices>
                                           ^^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='file'><source file='/srv/a.qcow2'/></disk></devices>
</domain>`,
    },
  },
});
