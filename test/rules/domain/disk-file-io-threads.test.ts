import { diskFileIoThreads } from "../../../server/src/core/rules/domain/disk-file-io-threads.js";
import { testRule } from "../../support/test-rule.js";

const disk = (driver: string): string =>
  `<domain type='kvm'><devices><disk type='file'>${driver}</disk></devices></domain>`;

testRule(diskFileIoThreads, {
  valid: {
    "native AIO": disk("<driver cache='none' io='native'/>"),
    io_uring: disk("<driver cache='none' io='io_uring'/>"),
    "the page cache comes first": disk("<driver io='threads'/>"),
    "read-only": disk("<driver cache='none'/><readonly/>"),
    "a seed image": disk("<driver cache='none'/><source file='/var/lib/nova/disk.config'/>"),
    "a block device": disk("<driver cache='none'/>").replace("file", "block"),
    "a unit of what may be a remote target": disk(
      "<driver cache='none'/><source pool='p' volume='unit:0:0:1'/>",
    ).replace("file", "volume"),
    "a network disk": disk("<driver cache='none'/>").replace("file", "network"),
  },
  invalid: {
    "io is not set": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><driver name='qemu' type='raw' cache='none' discard='unmap'/></disk></devices>
                              ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='file'><driver name='qemu' type='raw' cache='none' io='io_uring' discard='unmap'/></disk></devices>
</domain>`,
    },
    "io='threads' on a host without io_uring": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><driver cache='directsync' io='threads'/></disk></devices>
                                                            ^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='file'><driver cache='directsync' io='native'/></disk></devices>
</domain>`,
      settings: { target: { libvirt: "6.2" } },
    },
    "QEMU 7.1.0, where io_uring hangs": {
      text: `
<domain type='kvm'>
  <devices><disk type='file'><driver cache='none'/></disk></devices>
                              ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='file'><driver cache='none' io='native'/></disk></devices>
</domain>`,
      settings: { target: { qemu: "7.1.0" } },
    },
    "several disks are one finding and one fix": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver cache='none'/></disk>
                       ^^^^^^
    <disk type='file'><driver cache='none' io='threads'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file'><driver cache='none' io='io_uring'/></disk>
    <disk type='file'><driver cache='none' io='io_uring'/></disk>
  </devices>
</domain>`,
    },
    "a volume beside a file": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='volume'><driver cache='none'/><source pool='p' volume='v'/></disk>
                         ^^^^^^
    <disk type='file'><driver cache='none'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='volume'><driver cache='none' io='io_uring'/><source pool='p' volume='v'/></disk>
    <disk type='file'><driver cache='none' io='io_uring'/></disk>
  </devices>
</domain>`,
    },
  },
});
