import { diskIoUringUnsafe } from "../../../server/src/core/rules/domain/disk-io-uring-unsafe.js";
import { testRule } from "../../support/test-rule.js";

const text = `
<domain type='kvm'>
  <iothreads>1</iothreads>
  <devices>
    <disk type='block'>
      <driver name='qemu' cache='none' io='io_uring' iothread='1'/>
                                           ^^^^^^^^
      <target dev='vda'/>
    </disk>
    <disk type='block'>
      <driver name='qemu' cache='none' io='io_uring'/>
      <target dev='vdb'/>
    </disk>
  </devices>
</domain>`;
const guest = text.replace(/^ +\^+\n/m, "");

testRule(diskIoUringUnsafe, {
  valid: {
    "a QEMU that nobody named": guest,
    "a LUN that is passed through, which io does nothing for": {
      text: guest
        .replace("<disk", "<disk device='lun'")
        .replace("<target dev='vda'/>", "<target dev='sda' bus='scsi'/>"),
      settings: { target: { qemu: "7.1.0" } },
    },
  },
  invalid: {
    "an image in memory, which may not take O_DIRECT": {
      text: text.replace("<target dev='vda'/>", "<source file='/dev/shm/a'/><target dev='vda'/>"),
      fixed: null,
      settings: { target: { qemu: "7.1.0" } },
    },
    "QEMU 7.1.0": {
      text,
      fixed: guest.replace("io='io_uring' iothread", "io='native' iothread"),
      settings: { target: { qemu: "7.1.0" } },
    },
  },
});
