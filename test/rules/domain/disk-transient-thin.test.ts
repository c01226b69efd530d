import { diskTransientThin } from "../../../server/src/core/rules/domain/disk-transient-thin.js";
import { testRule } from "../../support/test-rule.js";

const disk = (attributes: string, inside = "<transient/>"): string =>
  `<domain type='kvm'><devices><disk ${attributes}><target dev='vda' bus='virtio'/>${inside}</disk></devices></domain>`;

testRule(diskTransientThin, {
  valid: {
    "not transient": disk("type='file'", ""),
    "not a file": disk("type='block'"),
    "a CD-ROM": disk("type='file' device='cdrom'"),
  },
  invalid: {
    "two disks are one finding": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><target dev='vda' bus='virtio'/><transient/></disk>
                                   ^^^
    <disk type='file'><target dev='vdb' bus='virtio'/><transient/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
