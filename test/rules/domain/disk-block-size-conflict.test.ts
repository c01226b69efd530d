import { diskBlockSizeConflict } from "../../../server/src/core/rules/domain/disk-block-size-conflict.js";
import { testRule } from "../../support/test-rule.js";

const disk = (blockio: string, type = "file"): string =>
  `<domain type='kvm'><devices><disk type='${type}'><blockio ${blockio}/></disk></devices></domain>`;

testRule(diskBlockSizeConflict, {
  valid: {
    "512 bytes emulated": disk("logical_block_size='512' physical_block_size='4096'"),
    "4096 bytes": disk("logical_block_size='4096' physical_block_size='4096'"),
    "a block device, which QEMU asks for the other size": disk(
      "logical_block_size='4096'",
      "block",
    ),
    "0, which libvirt leaves out": disk(
      "logical_block_size='4096' physical_block_size='0'",
      "block",
    ),
    "a multiple": disk("logical_block_size='512' discard_granularity='4096'"),
    "granularity of a device whose block size is not known": disk(
      "discard_granularity='1000'",
      "block",
    ),
    "no number": disk("logical_block_size='{{ size }}' physical_block_size='512'"),
  },
  invalid: {
    "more than the physical block": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><blockio logical_block_size='4096' physical_block_size='512'/></disk>
                                                    ^^^^
  </devices>
</domain>`,
      fixed: null,
    },
    "more than what a file has": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><blockio logical_block_size='4096'/></disk></devices>
                                                          ^^^^
</domain>`,
      fixed: null,
    },
    "a granularity that is no multiple": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><blockio logical_block_size='4096' physical_block_size='4096' discard_granularity='512'/></disk>
                                                                                                          ^^^
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
