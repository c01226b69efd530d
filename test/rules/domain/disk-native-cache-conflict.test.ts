import { diskNativeCacheConflict } from "../../../server/src/core/rules/domain/disk-native-cache-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskNativeCacheConflict, {
  valid: {
    "cache='none'":
      "<domain type='kvm'><devices><disk><driver cache='none' io='native'/></disk></devices></domain>",
    "cache='directsync'":
      "<domain type='kvm'><devices><disk><driver cache='directsync' io='native'/></disk></devices></domain>",
    "another io":
      "<domain type='kvm'><devices><disk><driver io='threads'/></disk></devices></domain>",
    "a cache that a template fills in":
      "<domain type='kvm'><devices><disk><driver cache='{{ cache }}' io='native'/></disk></devices></domain>",
    "another hypervisor":
      "<domain type='xen'><devices><disk><driver io='native'/></disk></devices></domain>",
  },
  invalid: {
    "no cache mode": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' io='native'/>
                                         ^^^^^^
    </disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
    </disk>
  </devices>
</domain>`,
    },
    "a mode of the page cache": {
      text: `
<domain type='qemu'>
  <devices>
    <disk type="block"><driver cache="writeback" io="native"/></disk>
                                                     ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='qemu'>
  <devices>
    <disk type="block"><driver cache="none" io="native"/></disk>
  </devices>
</domain>`,
    },
    "shareable, which becomes none too late for libvirt's check": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='block'><driver io='native'/><shareable/></disk>
                                   ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='block'><driver cache='none' io='native'/><shareable/></disk>
  </devices>
</domain>`,
    },
    "cdrom, floppy and network disk lose the attribute, which does nothing there": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file' device='cdrom'><driver io='native'/></disk>
                                                 ^^^^^^
    <disk type='file' device='floppy'><driver name='qemu' io='native'/></disk>
                                                              ^^^^^^
    <disk type='network'><driver cache='writeback' io='native' discard='unmap'/></disk>
                                                       ^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk type='file' device='cdrom'><driver/></disk>
    <disk type='file' device='floppy'><driver name='qemu'/></disk>
    <disk type='network'><driver cache='writeback' discard='unmap'/></disk>
  </devices>
</domain>`,
    },
    "a guest that Nova writes": {
      text: `
<domain type='kvm'>
  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>
  <devices><disk type='file'><driver io='native'/></disk></devices>
                                         ^^^^^^
</domain>`,
      fixed: null,
    },
  },
});
