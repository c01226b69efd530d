import { diskImageDuplicate } from "../../../server/src/core/rules/domain/disk-image-duplicate.js";
import { testRule } from "../../support/test-rule.js";

const disk = (inside: string, target: string, file = "/a.img"): string =>
  `<disk type='file'><source file='${file}'>${inside}</source><target dev='${target}'/></disk>`;
const guest = (disks: string): string => `<domain type='kvm'><devices>${disks}</devices></domain>`;

const reader = (target: string, file = "/a.img"): string =>
  `<disk><source file='${file}'/><target dev='${target}'/><readonly/></disk>`;
const cdrom = (target: string): string =>
  `<disk device='cdrom'><source file='/a.img'/><target dev='${target}'/></disk>`;
const overlay =
  "<disk><source file='/a.img'/><backingStore type='file'><source file='/base.img'/></backingStore><target dev='vda'/></disk>";
const volume = (target: string, name: string): string =>
  `<disk type='volume'><source pool='p' volume='${name}'/><target dev='${target}'/></disk>`;

testRule(diskImageDuplicate, {
  valid: {
    "two images": guest(disk("", "vda") + disk("", "vdb", "/b.img")),
    "two parts of one image": guest(
      disk("<slices><slice type='storage' offset='0' size='1'/></slices>", "vda") +
        disk("<slices><slice type='storage' offset='1' size='1'/></slices>", "vdb"),
    ),
    "a shared image": guest(
      "<disk type='block'><source dev='/dev/a'/><target dev='vda'/><shareable/></disk>".repeat(2),
    ),
    "two empty drives": guest("<disk device='cdrom'/><disk device='cdrom'/>"),
    "no source": guest("<disk/><disk/>"),
    "two that only read": guest(cdrom("sda") + cdrom("sdb")),
    "a reader that lets others write": guest(
      disk("", "vda") + reader("vdb").replace("<readonly/>", "<readonly/><shareable/>"),
    ),
    "a reader of an image that is only read": guest(overlay + reader("vdb", "/base.img")),
    "two overlays over one image": guest(
      overlay + overlay.replace("vda", "vdb").replace("/a.img", "/b.img"),
    ),
    "a medium that is not in the drive": guest(
      disk("", "vda") + cdrom("sda").replace("dev=", "tray='open' dev="),
    ),
    "an overlay of its own image": guest(overlay.replaceAll("/base.img", "/a.img")),
    "a transient disk": guest(
      disk("", "vda") + reader("vdb").replace("<readonly/>", "<transient/>"),
    ),
    "units of what may be a remote target": guest(volume("vda", "unit:0:0:1").repeat(2)),
    "volumes of two pools": guest(volume("vda", "a") + volume("vda", "a").replace("'p'", "'q'")),
    "what is shared past libvirt": `<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><devices>${disk("", "vda") + reader("vdb")}</devices><qemu:commandline><qemu:arg value='-global'/><qemu:arg value='virtio-blk-pci.share-rw=on'/></qemu:commandline></domain>`,
  },
  invalid: {
    "one image twice": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='file'><source file='/a.img'/><target dev='vda'/></disk>
                                                          ^^^
    <disk type='file'><source file='/b.img'/><target dev='vdb'/></disk>
    <disk type='file'><source file='/a.img'/><target dev='vdc'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "a disk that only reads what another writes": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><source file='/a.img'/><target dev='vda'/></disk>
                                              ^^^
    <disk><source file='/a.img'/><target dev='vdb'/><readonly/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "the medium of a drive": {
      text: `
<domain type='kvm'>
  <devices>
    <disk device='cdrom'><source file='/a.img'/><target dev='sda'/></disk>
                                                             ^^^
    <disk><source file='/a.img'/><target dev='vda'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "a writer that shares, beside one that does not": {
      text: `
<domain type='kvm'>
  <devices>
    <disk><source file='/a.img'/><target dev='vda'/><shareable/></disk>
                                              ^^^
    <disk><source file='/a.img'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "the backing file of another disk": {
      text: `
<domain type='kvm'>
  <devices>
    <disk>
      <source file='/a.img'/>
      <backingStore type='file'>
        <source file='/middle.img'/>
        <backingStore type='file'><source file='/base.img'/></backingStore>
      </backingStore>
      <target dev='vda'/>
                   ^^^
    </disk>
    <disk><source file='/base.img'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
    "one volume twice": {
      text: `
<domain type='kvm'>
  <devices>
    <disk type='volume'><source pool='p' volume='v'/><target dev='vda'/></disk>
                                                                  ^^^
    <disk type='volume'><source pool='p' volume='v'/><target dev='vdb'/></disk>
  </devices>
</domain>`,
      fixed: null,
    },
  },
});
