import { diskIoThreads } from "../../../server/src/core/rules/domain/disk-io-threads.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskIoThreads, {
  valid: {
    "native AIO":
      "<domain type='kvm'><devices><disk type='block'><driver cache='none' io='native'/></disk></devices></domain>",
    io_uring:
      "<domain type='kvm'><devices><disk type='block'><driver io='io_uring'/></disk></devices></domain>",
    "a value that a template fills in":
      "<domain type='kvm'><devices><disk type='block'><driver io='{{ io }}'/></disk></devices></domain>",
    "a file":
      "<domain type='kvm'><devices><disk type='file'><driver cache='none' io='threads'/></disk></devices></domain>",
    "SCSI passthrough, which ignores io":
      "<domain type='kvm'><devices><disk type='block' device='lun'><driver cache='none'/></disk></devices></domain>",
    "a volume of a pool that is not known":
      "<domain type='kvm'><devices><disk type='volume'><driver cache='none'/><source pool='p' volume='v'/></disk></devices></domain>",
    cdrom:
      "<domain type='kvm'><devices><disk type='block' device='cdrom'><driver cache='none'/></disk></devices></domain>",
    "read-only":
      "<domain type='kvm'><devices><disk type='block'><driver cache='none'/><readonly/></disk></devices></domain>",
    encrypted:
      "<domain type='kvm'><devices><disk type='block'><driver cache='none'/><source dev='/dev/x'><encryption format='luks'/></source></disk></devices></domain>",
    "another hypervisor":
      "<domain type='xen'><devices><disk type='block'><driver/></disk></devices></domain>",
  },
  invalid: {
    "io='threads' without the page cache": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='threads'/>
                                                      ^^^^^^^
      <source dev='/dev/vg0/db'/>
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
    </disk>
  </devices>
</domain>`,
    },
    "directsync is kept": {
      text: `
<domain type='kvm'>
  <devices><disk type='block'><driver cache='directsync'/></disk></devices>
                               ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='block'><driver cache='directsync' io='native'/></disk></devices>
</domain>`,
    },
    "a shareable disk gets the mode written that libvirt would only give it at start": {
      text: `
<domain type='kvm'>
  <devices><disk type='block'><driver name='qemu'/><shareable/></disk></devices>
                               ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='block'><driver name='qemu' cache='none' io='native'/><shareable/></disk></devices>
</domain>`,
    },
    "no driver: the format that libvirt assumed is written down": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <source dev='/dev/vg0/db'/>
      <target dev='vda'/>
                   ^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source dev='/dev/vg0/db'/>
      <target dev='vda'/>
    </disk>
  </devices>
</domain>`,
    },
    "several disks are one finding and one fix": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><driver cache='none'/></disk>
                        ^^^^^^
    <disk type='block'><driver cache='none' io='native'/></disk>
    <disk type='block'><driver cache='writeback' io='threads' discard='unmap'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block'><driver cache='none' io='native'/></disk>
    <disk type='block'><driver cache='none' io='native'/></disk>
    <disk type='block'><driver cache='none' io='native' discard='unmap'/></disk>
  </devices>
</domain>`,
    },
    "a disk that a comment exempts is not touched": {
      text: `
<domain type='kvm'>
  <devices>
    <!-- virt-latency-disable-next-line domain/disk-io-threads: shared with an old host -->
    <disk type='block'><driver cache='none'/></disk>
    <disk type='block'><driver cache='none'/></disk>
                        ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <!-- virt-latency-disable-next-line domain/disk-io-threads: shared with an old host -->
    <disk type='block'><driver cache='none'/></disk>
    <disk type='block'><driver cache='none' io='native'/></disk>
  </devices>
</domain>`,
    },
    "a guest that oVirt writes": {
      text: `
<domain type='kvm' xmlns:ovirt-vm='http://ovirt.org/vm/1.0'>
  <metadata><ovirt-vm:vm/></metadata>
  <devices><disk type='block'><driver type='qcow2' cache='none' io='threads'/></disk></devices>
                                                                    ^^^^^^^
</domain>`,
      fixed: null,
    },
    "a target that the host logs in to": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver cache='none'/><source pool='p' volume='unit:0:0:1' mode='host'/></disk></devices>
                                ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='volume'><driver cache='none' io='native'/><source pool='p' volume='unit:0:0:1' mode='host'/></disk></devices>
</domain>`,
    },
  },
});
