import { diskCacheDirectsync } from "../../../server/src/core/rules/domain/disk-cache-directsync.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, attributes = ""): string =>
  `<domain type='kvm'><devices><disk${attributes}>${inside}</disk></devices></domain>`;

testRule(diskCacheDirectsync, {
  valid: {
    "a write cache that the guest sees all the same":
      "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices><disk type='file'><driver cache='directsync'/><target dev='vda'/></disk></devices><qemu:override><qemu:device alias='virtio-disk0'><qemu:frontend><qemu:property name='write-cache' type='string' value='on'/></qemu:frontend></qemu:device></qemu:override></domain>",
    "cache='none'": disk("<driver cache='none'/>"),
    "a network disk": disk("<driver cache='directsync'/>", " type='network'"),
    "read-only": disk("<driver cache='directsync'/><readonly/>"),
    "a LUN that is passed through": disk(
      "<driver cache='directsync'/><target dev='sda'/>",
      " type='block' device='lun'",
    ),
    "an image in memory": disk("<driver cache='directsync'/><source file='/dev/shm/a.img'/>"),
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
