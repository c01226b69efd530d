import { diskCacheDirectsync } from "../../../server/src/core/rules/domain/disk-cache-directsync.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk${attributes}>${inside}</disk></devices></domain>`;

testRule(diskCacheDirectsync, {
  valid: {
    "cache='none'": disk("<driver cache='none'/>"),
    "a network disk": disk("<driver cache='directsync'/>", " type='network'"),
    "read-only": disk("<driver cache='directsync'/><readonly/>"),
    "a CD-ROM": disk("<driver cache='directsync'/>", " device='cdrom'"),
  },
  invalid: {
    "beside native AIO, which stays possible": {
      text: `
<domain type='kvm'>
  <devices><disk><driver cache='directsync' io='native'/></disk></devices>
                                ^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver cache='none' io='native'/></disk></devices>
</domain>`,
    },
  },
});
