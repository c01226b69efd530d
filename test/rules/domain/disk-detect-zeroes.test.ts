import { diskDetectZeroes } from "../../../server/src/core/rules/domain/disk-detect-zeroes.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk${attributes}>${inside}</disk></devices></domain>`;

testRule(diskDetectZeroes, {
  valid: {
    off: disk("<driver detect_zeroes='off'/>"),
    "not written": disk("<driver discard='unmap'/>"),
    "read-only": disk("<driver detect_zeroes='on'/><readonly/>"),
    "a CD-ROM": disk("<driver detect_zeroes='on'/>", " device='cdrom'"),
    "a vhost-user disk, where another rule reports it": disk(
      "<driver detect_zeroes='on'/>",
      " type='vhostuser'",
    ),
  },
  invalid: {
    "on, and unmap with and without what it needs": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver type='raw' detect_zeroes='on'/></disk>
                                            ^^
    <disk><driver discard='unmap' detect_zeroes='unmap'/></disk>
                                                 ^^^^^
    <disk><driver detect_zeroes='unmap' queues='2'/></disk>
                                 ^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver type='raw'/></disk>
    <disk><driver discard='unmap'/></disk>
    <disk><driver queues='2'/></disk>
  </devices>
</domain>`,
    },
  },
});
