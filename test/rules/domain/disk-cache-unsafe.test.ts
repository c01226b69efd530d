import { diskCacheUnsafe } from "../../../server/src/core/rules/domain/disk-cache-unsafe.js";
import { testRule } from "../../support/test-rule.js";

testRule(diskCacheUnsafe, {
  valid: {
    "cache='none'":
      "<domain type='kvm'><devices><disk><driver cache='none'/></disk></devices></domain>",
    "a LUN that is passed through":
      "<domain type='kvm'><devices><disk type='block' device='lun'><driver cache='unsafe'/><target dev='sda'/></disk></devices></domain>",
    "an image in memory":
      "<domain type='kvm'><devices><disk type='file'><driver cache='unsafe'/><source file='/dev/shm/a.img'/></disk></devices></domain>",
    "no driver": "<domain type='kvm'><devices><disk/></devices></domain>",
    "read-only":
      "<domain type='kvm'><devices><disk><driver cache='unsafe'/><readonly/></disk></devices></domain>",
  },
  invalid: {
    "one disk of two": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><driver cache="none"/><target dev="vda"/></disk>
    <disk><driver cache='unsafe'/><target dev='vdb'/></disk>
                         ^^^^^^
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
    "a network disk, whose cache is not the host's": {
      text: `
<domain type='kvm'>
  <devices><disk type='network'><driver cache='unsafe'/><target dev='vdb'/></disk></devices>
                                               ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk type='network'><driver cache='writeback'/><target dev='vdb'/></disk></devices>
</domain>`,
    },
    "a disk that is thrown away": {
      text: `
<domain type='kvm'>
  <devices><disk><driver cache='unsafe'/><target dev='vdb'/><transient/></disk></devices>
                                ^^^^^^
</domain>`,
      fixed: `
<domain type='kvm'>
  <devices><disk><driver cache='none'/><target dev='vdb'/><transient/></disk></devices>
</domain>`,
    },
  },
});
