import { diskCacheWritethrough } from "../../../server/src/core/rules/domain/disk-cache-writethrough.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskCacheWritethrough, {
  valid: {
    "a write cache that the guest sees all the same":
      "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices><disk type='file'><driver cache='writethrough'/><target dev='vda'/></disk></devices><qemu:override><qemu:device alias='virtio-disk0'><qemu:frontend><qemu:property name='write-cache' type='string' value='on'/></qemu:frontend></qemu:device></qemu:override></domain>",
    "cache='none'":
      "<domain type='kvm'><devices><disk><driver cache='none'/></disk></devices></domain>",
    "a LUN that is passed through":
      "<domain type='kvm'><devices><disk type='block' device='lun'><driver cache='writethrough'/><target dev='sda'/></disk></devices></domain>",
    "an image in memory":
      "<domain type='kvm'><devices><disk type='file'><driver cache='writethrough'/><source file='/dev/shm/a.img'/></disk></devices></domain>",
    "no driver": "<domain type='kvm'><devices><disk/></devices></domain>",
    "a network disk":
      "<domain type='kvm'><devices><disk type='network'><driver cache='writethrough'/></disk></devices></domain>",
    cdrom:
      "<domain type='kvm'><devices><disk device='cdrom'><driver cache='writethrough'/></disk></devices></domain>",
    "read-only":
      "<domain type='kvm'><devices><disk><driver cache='writethrough'/><readonly/></disk></devices></domain>",
    "in the metadata":
      "<domain type='kvm'><metadata><disk><driver cache='writethrough'/></disk></metadata></domain>",
  },
  invalid: {
    "one disk of two": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver cache="none"/><target dev="vda"/></disk>
    <disk><driver cache='writethrough'/><target dev='vdb'/></disk>
                         ^^^^^^^^^^^^
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices>
    <disk><driver cache="none"/><target dev="vda"/></disk>
    <disk><driver cache='none'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
    },
    "a volume": {
      text: `
<domain type='kvm'>
  <devices><disk type='volume'><driver cache='writethrough'/><source pool='p' volume='v'/></disk></devices>
                                              ^^^^^^^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='volume'><driver cache='none'/><source pool='p' volume='v'/></disk></devices>
</domain>`,
    },
  },
});
